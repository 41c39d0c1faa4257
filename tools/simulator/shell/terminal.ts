import { Input, type Output } from "./streams.ts";

export interface Terminal {
  readonly input: Input;
  readonly output: Output;
  prompt(text: string): void;
}

const newline = 10;
const carriageReturn = 13;
const endOfTransmission = 4;

/** A pseudo terminal: echoes what is typed, and every line of output ends in \r\n. */
export function createTerminal(typed: Input, screen: Output): Terminal {
  let ended = false;
  const output: Output = {
    write(data) {
      if (!data.includes(newline)) screen.write(data);
      else screen.write(Buffer.from(Buffer.from(data).toString("latin1").replaceAll("\n", "\r\n"), "latin1"));
    },
  };
  if (screen.room) output.room = () => screen.room?.() ?? Promise.resolve();
  return {
    output,
    input: new Input(async () => {
      const data = ended ? undefined : await typed.read();
      if (!data) return undefined;
      const end = data.indexOf(endOfTransmission);
      if (end >= 0) ended = true;
      const line = Buffer.from(end < 0 ? data : data.subarray(0, end));
      for (let at = line.indexOf(carriageReturn); at >= 0; at = line.indexOf(carriageReturn, at))
        line[at] = newline;
      output.write(line);
      return line.length > 0 ? line : undefined;
    }),
    prompt: (text) => output.write(Buffer.from(text)),
  };
}
