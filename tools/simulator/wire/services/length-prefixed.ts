/** Bytes with their length in four hexadecimal digits before them, as adb frames its answers. */
export const lengthPrefixed = (content: string | Buffer): Buffer => {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from(bytes.length.toString(16).padStart(4, "0")), bytes]);
};
