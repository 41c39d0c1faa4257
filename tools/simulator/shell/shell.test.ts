import { describe, expect, test } from "vitest";
import * as fc from "fast-check";
import { createFakePhone } from "../commands/fake-phone.ts";
import { createShell } from "./create.ts";
import { runShell, type RunOptions, type ShellResult } from "./run.ts";

function open(api = 34): (command: string, options?: RunOptions) => Promise<ShellResult> {
  const shell = createShell(createFakePhone({ api }));
  return (command, options) => runShell(shell, command, options);
}

const run = open();

describe("the shell", () => {
  test.each([
    ["echo a  'b  c' \"d  e\"", "a b  c d  e\n"],
    ["echo it\\'s", "it's\n"],
    ["x=5; echo \"$x\" '$x' \\$x ${x}y", "5 $x $x 5y\n"],
    ["echo $(echo a; echo b) `echo c`", "a b c\n"],
    ["echo \"$(echo 'x  y')\"", "x  y\n"],
    ["true && echo yes || echo no", "yes\n"],
    ["false && echo yes || echo no", "no\n"],
    ["false; echo $?", "1\n"],
    ["echo one | cat | cat", "one\n"],
    ["if [ 1 -lt 2 ]; then echo less; else echo more; fi", "less\n"],
    ["for i in 1 2 3; do echo $i; done", "1\n2\n3\n"],
    ["i=0; while [ $i -lt 3 ]; do i=$((i+1)); echo $i; done", "1\n2\n3\n"],
    ['while read a b; do echo "$b $a"; done <<EOF\nx 1\ny 2\nEOF', "1 x\n2 y\n"],
    ["cat <<'EOF'\n$x `y`\nEOF", "$x `y`\n"],
    ["case foo.txt in *.md) echo md;; *.txt) echo txt;; esac", "txt\n"],
    ["f() { echo \"<$1>\"; return 3; }; f 'a b'; echo $?", "<a b>\n3\n"],
    ['set -- a \'b c\'; for x in "$@"; do echo "[$x]"; done', "[a]\n[b c]\n"],
    [
      "x=a.b.c; echo ${x%.*} ${x%%.*} ${x#*.} ${x##*.} ${#x} ${y:-none} ${x/b/B}",
      "a.b a b.c c 5 none a.B.c\n",
    ],
    ["echo $((1 + 2 * 3)) $((2147483647 + 1))", "7 -2147483648\n"],
    ["(cd /sdcard; pwd); pwd", "/sdcard\n/\n"],
    ["echo hi > /sdcard/x; echo ho >> /sdcard/x; cat /storage/emulated/0/x", "hi\nho\n"],
    ["sh -c 'echo $0 $1' name arg", "name arg\n"],
    ["export A=1; sh -c 'echo $A$B'", "1\n"],
    ["A=2 sh -c 'echo $A'; echo \"[$A]\"", "2\n[]\n"],
    ["echo 'a\\tb'", "a\tb\n"],
    ["echo {a,b}{1,2}", "a1 a2 b1 b2\n"],
    ["exec echo gone; echo never", "gone\n"],
    ['export ANDROID_LOG_TAGS=""; exec echo "[$ANDROID_LOG_TAGS]"', "[]\n"],
    ["ls /nope 2>&1", "ls: /nope: No such file or directory\n"],
    ["echo $HOSTNAME $USER $TMPDIR", "emu64xa shell /data/local/tmp\n"],
    ["[[ abc == a* && x != y ]] && echo fits", "fits\n"],
    ["echo a & wait; echo b", "a\nb\n"],
    [
      "touch /sdcard/1.txt /sdcard/2.txt; echo /sdcard/*.txt /sdcard/*.none",
      "/sdcard/1.txt /sdcard/2.txt /sdcard/*.none\n",
    ],
    ["! false; echo $?", "0\n"],
    ['{ echo a; echo b; } | while read x; do echo "<$x>"; done', "<a>\n<b>\n"],
    ["trap 'echo bye' EXIT; echo hi", "hi\nbye\n"],
  ])("runs %s", async (command, expected) => {
    expect(await open()(command)).toMatchObject({ stdout: expected, stderr: "" });
  });

  test("names what is not there as mksh does, by version", async () => {
    expect(await run("foo")).toMatchObject({
      code: 127,
      stderr: "/system/bin/sh: foo: inaccessible or not found\n",
    });
    expect(await open(28)("foo")).toMatchObject({ code: 127, stderr: "/system/bin/sh: foo: not found\n" });
  });

  test.each([
    ["echo (", 1, "/system/bin/sh: syntax error: unexpected '('\n"],
    ["echo )", 1, "/system/bin/sh: syntax error: unexpected ')'\n"],
    ["echo 'open", 1, "/system/bin/sh: no closing quote\n"],
    ["ls /data/data", 1, "ls: /data/data: Permission denied\n"],
    ["cat /data/data/x", 1, "cat: /data/data/x: Permission denied\n"],
    ["echo x > /system/x", 1, "/system/bin/sh: can't create /system/x: Read-only file system\n"],
    ["cat < /sdcard/none", 1, "/system/bin/sh: can't open /sdcard/none: No such file or directory\n"],
    ["cd /nope", 2, "/system/bin/sh: cd: /nope: No such file or directory\n"],
    ["kill 4242", 1, "/system/bin/sh: kill: 4242: Operation not permitted\n"],
    ["sh -c 'exit 7'", 7, ""],
    ["exit 300", 44, ""],
  ])("fails as a phone does: %s", async (command, code, stderr) => {
    expect(await run(command)).toMatchObject({ code, stderr });
  });

  test("any text that is single-quoted arrives as it is, and nothing else runs", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }).map((text) => text.replaceAll("\0", "").toWellFormed()),
        async (text) => {
          const phone = createFakePhone();
          const ran: string[][] = [];
          const shell = createShell(
            phone,
            new Map([
              [
                "say",
                (call) => {
                  ran.push([...call.args]);
                  call.out(call.args[0] ?? "");
                  return 0;
                },
              ],
            ]),
          );
          const quoted = `'${text.replaceAll("'", "'\\''")}'`;
          const said = await runShell(shell, `say ${quoted}`);
          expect(said).toMatchObject({ code: 0, stdout: text, stderr: "" });
          expect(ran).toEqual([[text]]);
          expect(await runShell(shell, `echo -E ${quoted === "''" ? quoted : `x${quoted}`}`)).toMatchObject({
            code: 0,
            stdout: text === "" ? "\n" : `x${text}\n`,
          });
          expect(phone.asked).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("any text at all ends with an exit code", async () => {
    const shell = createShell(createFakePhone());
    const piece = fc.constantFrom(
      "$",
      "(",
      ")",
      "`",
      "'",
      '"',
      "|",
      "&",
      ";",
      "<",
      ">",
      "{",
      "}",
      "\\",
      "\n",
      " ",
      "#",
      "a",
      "=",
      "if",
      "do",
      "done",
      "[",
      "]",
      "*",
      "1",
      "echo",
      "!",
      "<<E",
      "${",
      "$((",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 12 }), async (pieces) => {
        const { code } = await runShell(shell, pieces.join(""));
        expect(code).toBeGreaterThanOrEqual(0);
        expect(code).toBeLessThan(256);
      }),
      { numRuns: 500 },
    );
  });

  test("deep nesting is refused instead of exhausting the host", async () => {
    expect((await run("(".repeat(50_000))).code).toBe(1);
    expect((await run(`echo ${"$(echo ".repeat(2000)}${")".repeat(2000)}`)).code).toBe(1);
    expect((await run("f() { f; }; f")).code).toBe(1);
    expect((await run(`echo ${"{a,b}".repeat(40)}`)).stderr).toContain("Argument list too long");
  });

  test("ten megabytes pass through a pipe and a file as they are", async () => {
    const bytes = Buffer.alloc(10_368_016, 0);
    for (let i = 0; i < bytes.length; i += 1013) bytes[i] = i % 256;
    const phone = createFakePhone();
    const shell = createShell(phone);
    await runShell(shell, "cat > /sdcard/big", { stdin: bytes });
    const chunks: Uint8Array[] = [];
    const { bytes: got } = await runShell(shell, "cat /sdcard/big", {
      onStdout: (data) => chunks.push(data),
    });
    // The very buffer of the file comes out: no copy, whatever its size.
    expect(chunks).toHaveLength(1);
    expect(chunks[0]).toBe(phone.files.read("/sdcard/big"));
    expect(got.equals(bytes)).toBe(true);
    expect((await runShell(shell, "cat /sdcard/big | cat")).bytes.equals(bytes)).toBe(true);
  });

  test("an interactive shell runs lines as they come, with markers between", async () => {
    const queue: Uint8Array[] = [];
    let wake: (() => void) | undefined;
    const stdin = (async function* lines(): AsyncGenerator<Uint8Array> {
      for (;;) {
        const next = queue.shift();
        if (next) yield next;
        else await new Promise<void>((resolve) => (wake = resolve));
      }
    })();
    const type = (text: string): void => {
      queue.push(Buffer.from(text));
      wake?.();
    };
    let seen = "";
    let arrived: (() => void) | undefined;
    const until = async (text: string): Promise<void> => {
      while (!seen.includes(text)) await new Promise<void>((resolve) => (arrived = resolve));
    };
    const done = runShell(createShell(createFakePhone()), "", {
      stdin,
      onStdout(data) {
        seen += Buffer.from(data).toString();
        arrived?.();
      },
    });
    type("echo one; echo __END__$?\n");
    await until("one\n__END__0\n");
    type("x='two\n");
    type('lines\'; echo "$x"; false; echo __END__$?\nfoo\n');
    await until("two\nlines\n__END__1\n");
    type("exit 3\n");
    expect(await done).toMatchObject({
      code: 3,
      stderr: "/system/bin/sh: <stdin>[4]: foo: inaccessible or not found\n",
    });
  });

  test("hanging up ends whatever runs", async () => {
    const stop = new AbortController();
    const waiting = runShell(createShell(createFakePhone()), "cat; echo never", {
      stdin: { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) },
      signal: stop.signal,
    });
    const spinning = runShell(createShell(createFakePhone()), "while true; do :; done", {
      signal: stop.signal,
    });
    setImmediate(() => stop.abort());
    expect((await waiting).stdout).toBe("");
    expect((await spinning).code).not.toBe(0);
  });

  test("a terminal echoes, prompts and ends lines in carriage return and newline", async () => {
    const { stdout, code } = await run("", { pty: true, stdin: "echo hi\rfoo\rexit\r" });
    expect(stdout).toBe(
      "emu64xa:/ $ echo hi\r\nfoo\r\nexit\r\nhi\r\nemu64xa:/ $ /system/bin/sh: foo: inaccessible or not found\r\n127|emu64xa:/ $ ",
    );
    expect(code).toBe(127);
  });
});
