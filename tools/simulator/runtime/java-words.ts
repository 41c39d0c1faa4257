import { JavaException } from "../words/exception.ts";

/** "cart" as "Cart". */
export function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What V8 says of a missing object, in ART's words. */
function nullPointer(message: string): string {
  const read = /^Cannot read properties of (?:undefined|null) \(reading '([^']+)'\)$/.exec(message)?.[1];
  if (read === "length" || read === "size")
    return "Attempt to invoke interface method 'int java.util.List.size()' on a null object reference";
  if (read !== undefined && /^\d+$/.test(read)) return "Attempt to read from null array";
  if (read !== undefined)
    return `Attempt to invoke virtual method 'java.lang.Object ${modelClass}.get${title(read)}()' on a null object reference`;
  const written = /^Cannot set properties of (?:undefined|null) \(setting '([^']+)'\)$/.exec(message)?.[1];
  if (written !== undefined)
    return `Attempt to write to field 'java.lang.Object ${modelClass}.${written}' on a null object reference`;
  if (/iterable|not a function or its return value/.test(message)) {
    return "Attempt to invoke interface method 'java.util.Iterator java.util.List.iterator()' on a null object reference";
  }
  return "Attempt to invoke virtual method 'java.lang.String java.lang.Object.toString()' on a null object reference";
}

/** The class of data objects, which JavaScript does not name. */
const modelClass = "java.util.Map";

/** Class and words of the Java exception that an error of JavaScript would have been. */
export function kindOf(error: Error): { className: string; message: string | undefined } {
  if (error instanceof JavaException) return { className: error.className, message: error.javaMessage };
  const { message } = error;
  if (error instanceof TypeError) {
    if (/undefined|null|iterable/.test(message))
      return { className: "java.lang.NullPointerException", message: nullPointer(message) };
    return {
      className: "java.lang.ClassCastException",
      message: "java.lang.Object cannot be cast to kotlin.Function",
    };
  }
  if (error instanceof RangeError) {
    if (message.includes("call stack"))
      return { className: "java.lang.StackOverflowError", message: "stack size 8188KB" };
    if (message.includes("array length"))
      return { className: "java.lang.NegativeArraySizeException", message: "-1" };
    return { className: "java.lang.IndexOutOfBoundsException", message };
  }
  if (error instanceof SyntaxError) return { className: "org.json.JSONException", message };
  return { className: "java.lang.RuntimeException", message };
}
