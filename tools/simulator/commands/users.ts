const names: Readonly<Record<number, string>> = {
  0: "root",
  1000: "system",
  1001: "radio",
  1002: "bluetooth",
  1036: "logd",
  1041: "audioserver",
  1047: "cameraserver",
  1058: "tombstoned",
  2000: "shell",
};

/** The name of a user number: "root", "u0_a190". */
export function userName(uid: number): string {
  const name = names[uid];
  if (name !== undefined) return name;
  return uid >= 10_000 ? `u${Math.trunc(uid / 100_000)}_a${(uid % 100_000) - 10_000}` : String(uid);
}
