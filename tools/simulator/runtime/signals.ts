/** Thrown to unwind an app's code when its process has ended itself; never shown to anyone. */
export class ProcessEnded extends Error {
  constructor() {
    super("the process has ended");
    this.name = "ProcessEnded";
  }
}
