/** The package brings no types. What it reads is parsed before it is believed. */
declare module "@devicefarmer/adbkit-apkreader" {
  class ApkReader {
    static open(apk: Buffer | string): PromiseLike<ApkReader>;
    readManifest(): PromiseLike<unknown>;
    readContent(file: string): PromiseLike<Buffer>;
  }
  export default ApkReader;
}
