import type { Profile } from "../phone.ts";

/** Builds of the emulator's images, by API level. */
const builds: Readonly<Record<number, string>> = {
  26: "OSR1.170901.043",
  27: "OSM1.180201.037",
  28: "PSR1.210301.009",
  29: "QSR1.210820.001",
  30: "RSR1.240422.006",
  31: "SE1A.220826.008",
  32: "SE1B.240122.005",
  33: "TE1A.240213.009",
  34: "UE1A.230829.036.A4",
  35: "AE3A.240806.043",
  36: "BE2A.250530.026",
};

/** The properties that getprop shows. */
export function propertiesFor(profile: Profile, serial: string): Map<string, string> {
  const { api, release, model, manufacturer, product, device } = profile;
  const build = builds[api] ?? `SIM.${api}`;
  const fingerprint = `google/${product}/${device}:${release}/${build}/12096271:userdebug/dev-keys`;
  return new Map([
    ["ro.build.version.release", release],
    ["ro.build.version.sdk", String(api)],
    ["ro.build.version.codename", "REL"],
    ["ro.build.version.incremental", "12096271"],
    ["ro.build.fingerprint", fingerprint],
    ["ro.build.id", build],
    ["ro.build.type", "userdebug"],
    ["ro.build.tags", "dev-keys"],
    ["ro.build.characteristics", "emulator"],
    ["ro.debuggable", "1"],
    ["ro.secure", "1"],
    ["ro.product.model", model],
    ["ro.product.manufacturer", manufacturer],
    ["ro.product.brand", "google"],
    ["ro.product.name", product],
    ["ro.product.device", device],
    ["ro.product.board", "goldfish_x86_64"],
    ["ro.product.locale", "en-US"],
    ["ro.product.cpu.abi", "x86_64"],
    ["ro.product.cpu.abilist", "x86_64,arm64-v8a"],
    ["ro.product.first_api_level", String(api)],
    ["ro.hardware", "ranchu"],
    ["ro.boot.qemu", "1"],
    ["ro.kernel.qemu", "1"],
    ["ro.serialno", serial],
    ["ro.boot.serialno", serial],
    ["ro.sf.lcd_density", String(profile.density)],
    ["persist.sys.timezone", "GMT"],
    ["persist.sys.locale", "en-US"],
    ["sys.boot_completed", "1"],
    ["dev.bootcomplete", "1"],
    ["init.svc.bootanim", "stopped"],
    ["service.bootanim.exit", "1"],
    ["sys.user.0.ce_available", "true"],
    ["dalvik.vm.heapgrowthlimit", "192m"],
    ["dalvik.vm.heapsize", "512m"],
    ["debug.layout", "false"],
  ]);
}
