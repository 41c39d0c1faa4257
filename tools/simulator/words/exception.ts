import type { ExceptionOptions } from "../language.ts";

/** A Java exception that an app throws on purpose: its class, its words, and its frames where the app gives them. */
export class JavaException extends Error {
  readonly className: string;
  /** Undefined where Java's getMessage() would be null. */
  readonly javaMessage: string | undefined;
  readonly frames: readonly string[] | undefined;

  constructor(className: string, message?: string, options: ExceptionOptions = {}) {
    super(message ?? className, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = className;
    this.className = className;
    this.javaMessage = message;
    this.frames = options.frames;
  }
}

/** The language's word for it. */
export const exception = (className: string, message?: string, options?: ExceptionOptions): Error =>
  new JavaException(className, message, options);
