import { describe, expect, test } from "vitest";
import { open } from "./open.ts";

describe("packages", () => {
  test("are listed, found and cleared", async () => {
    const { run } = open();
    expect((await run("pm list packages")).stdout).toBe("package:com.a\n");
    expect((await run("pm list packages -3 -U --show-versioncode com")).stdout).toBe(
      "package:com.a versionCode:12 uid:10190\n",
    );
    expect((await run("pm list packages -f")).stdout).toBe(
      "package:/data/app/~~Qx1==/com.a-Zy2==/base.apk=com.a\n",
    );
    expect(await run("pm list packages zzz")).toMatchObject({ code: 0, stdout: "" });
    expect((await run("cmd package path com.a")).stdout).toBe(
      "package:/data/app/~~Qx1==/com.a-Zy2==/base.apk\n",
    );
    expect(await run("pm path none")).toMatchObject({ code: 1, stdout: "" });
    expect((await run("pm clear com.a")).stdout).toBe("Success\n");
    expect(await run("pm clear none")).toMatchObject({ code: 1, stdout: "Failed\n" });
    expect((await run("cmd package resolve-activity --brief com.a")).stdout).toBe(
      "priority=0 preferredOrder=0 match=0x108000 specificIndex=-1 isDefault=true\ncom.a/.Main\n",
    );
    expect((await run("cmd package resolve-activity --brief none")).stdout).toBe("No activity found\n");
  });

  test("are installed from a stream, a file and a session", async () => {
    const { phone, run } = open();
    const apk = Buffer.concat([Buffer.from("PK"), Buffer.alloc(300_000, 7)]);
    expect((await run(`cmd package install -r -S ${apk.length}`, { stdin: apk })).stdout).toBe("Success\n");
    await run("cat > /data/local/tmp/a.apk", { stdin: apk });
    expect((await run("pm 'install' '/data/local/tmp/a.apk'")).stdout).toBe("Success\n");
    expect((await run("pm install-create -S 300002")).stdout).toBe(
      "Success: created install session [1234]\n",
    );
    expect((await run(`pm install-write -S ${apk.length} 1234 0_base.apk -`, { stdin: apk })).stdout).toBe(
      "Success: streamed 300002 bytes\n",
    );
    expect((await run("pm install-commit 1234")).stdout).toBe("Success\n");
    expect(phone.asked).toEqual([
      "install 300002 replace",
      "install 300002 replace",
      "install 300002 replace",
    ]);
    expect(await run("pm install -S 3", { stdin: "abc" })).toMatchObject({
      code: 1,
      stdout: "Failure [INSTALL_PARSE_FAILED_NOT_APK: Failed to parse /data/app/vmdl123.tmp/base.apk]\n",
    });
    phone.faults.storageFull = true;
    expect((await run("pm install -S 3", { stdin: "PKx" })).stdout).toBe(
      "Failure [INSTALL_FAILED_INSUFFICIENT_STORAGE]\n",
    );
  });

  test("grant and revoke say nothing, and refuse with an exception", async () => {
    const { run } = open();
    expect(await run("pm grant com.a android.permission.CAMERA")).toMatchObject({
      code: 0,
      stdout: "",
      stderr: "",
    });
    expect(await run("pm grant com.a android.permission.X")).toMatchObject({
      code: 255,
      stderr:
        "\nException occurred while executing 'grant':\njava.lang.SecurityException: Package com.a has not requested permission android.permission.X\n",
    });
    expect((await run("pm uninstall none")).stdout).toBe("Failure [DELETE_FAILED_INTERNAL_ERROR]\n");
    expect((await run("pm uninstall com.a")).stdout).toBe("Success\n");
  });
});
