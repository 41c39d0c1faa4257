/** What a phone's adbd says of itself to a host, and the adb server's own features. */
import type { WiredPhone } from "./wired-phone.ts";

/** Features of the adb server, as `host:host-features` lists them. */
export const serverFeatures = [
  "shell_v2",
  "cmd",
  "stat_v2",
  "ls_v2",
  "fixed_push_mkdir",
  "apex",
  "abb",
  "fixed_push_symlink_timestamp",
  "abb_exec",
  "remount_shell",
  "sendrecv_v2",
  "push_sync",
  "devicetracker_proto_format",
  "devraw",
] as const;

// The host's parser drops a value that holds one of its separators.
const plain = (value: string): string => value.replaceAll(/[;:=]/g, "_");

/** What the device says in its CNXN. */
export const bannerOf = ({ profile }: WiredPhone): string =>
  [
    `device::ro.product.name=${plain(profile.product)}`,
    `ro.product.model=${plain(profile.model)}`,
    `ro.product.device=${plain(profile.device)}`,
    `features=${profile.features.join(",")}`,
  ].join(";");
