import type { Profile } from "../phone.ts";

const releases: Readonly<Record<number, string>> = {
  26: "8.0.0",
  27: "8.1.0",
  28: "9",
  29: "10",
  30: "11",
  31: "12",
  32: "12",
  33: "13",
  34: "14",
  35: "15",
  36: "16",
};

/** adbd's features by version, as compiled into its banner (AOSP `adb/transport.cpp`); delayed_ack and compression left out. */
function featuresFor(api: number): string[] {
  if (api <= 28) return ["cmd", "stat_v2", "shell_v2"];
  const features = [
    "apex",
    "fixed_push_mkdir",
    "stat_v2",
    "cmd",
    "shell_v2",
    "abb",
    "fixed_push_symlink_timestamp",
    "abb_exec",
  ];
  if (api >= 30) features.push("remount_shell", "track_app", "sendrecv_v2", "ls_v2");
  if (api >= 31) features.push("sendrecv_v2_dry_run_send", "openscreen_mdns");
  if (api >= 34) features.push("devicetracker_proto_format", "devraw");
  return features;
}

/** What differs between Android versions; `api` from 26 to 36, 34 when not said. Throws a RangeError outside of that. */
export function profileFor(api = 34): Profile {
  const release = releases[api];
  if (!release) throw new RangeError(`API level ${api} is not simulated: choose one from 26 to 36`);
  return {
    api,
    release,
    model: "sdk_gphone64_x86_64",
    manufacturer: "Google",
    product: "sdk_gphone64_x86_64",
    device: "emu64xa",
    width: 1080,
    height: 2400,
    density: 420,
    features: featuresFor(api),
  };
}
