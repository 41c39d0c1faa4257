/** Integer arithmetic of `$((…))`: mksh's, with 32-bit numbers that wrap. */

export interface Variables {
  get(name: string): string;
  set(name: string, value: string): void;
}

/** An expression that is none; the message is mksh's. */
export class ArithmeticError extends Error {}

const levels: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["|"],
  ["^"],
  ["&"],
  ["==", "!="],
  ["<=", ">=", "<", ">"],
  ["<<", ">>"],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Value of an expression whose `$` words were already expanded. */
export function evaluate(text: string, variables: Variables): number {
  const tokens =
    text.match(
      /\d+#\w+|0[xX][0-9a-fA-F]+|\d+|[A-Za-z_]\w*|<<=|>>=|[-+*/%&|^]=|\+\+|--|\|\||&&|[=!<>]=|<<|>>|\S/g,
    ) ?? [];
  let at = 0;
  let depth = 0;
  const fail = (): ArithmeticError =>
    new ArithmeticError(`${text}: unexpected '${tokens[at] ?? "end of expression"}'`);

  function assignment(): number {
    if (++depth > 100) throw new ArithmeticError(`${text}: expression too deep`);
    try {
      const name = tokens[at] ?? "";
      const operator = tokens[at + 1] ?? "";
      if (/^[A-Za-z_]/.test(name) && /^(?:[-+*/%&|^]|<<|>>)?=$/.test(operator)) {
        at += 2;
        const right = assignment();
        const value = operator === "=" ? right : apply(operator.slice(0, -1), read(name), right);
        variables.set(name, String(value));
        return value;
      }
      return conditional();
    } finally {
      depth--;
    }
  }

  function conditional(): number {
    const condition = binary(0);
    if (tokens[at] !== "?") return condition;
    at++;
    const yes = assignment();
    if (tokens[at++] !== ":") throw fail();
    const no = assignment();
    return condition ? yes : no;
  }

  function binary(level: number): number {
    const operators = levels[level];
    if (!operators) return unary();
    let left = binary(level + 1);
    for (let operator = tokens[at] ?? ""; operators.includes(operator); operator = tokens[at] ?? "") {
      at++;
      left = apply(operator, left, binary(level + 1));
    }
    return left;
  }

  function apply(operator: string, a: number, b: number): number {
    switch (operator) {
      case "+":
        return (a + b) | 0;
      case "-":
        return (a - b) | 0;
      case "*":
        return Math.imul(a, b);
      case "/":
      case "%":
        if (b === 0) throw new ArithmeticError(`${text}: zero divisor`);
        return operator === "/" ? (a / b) | 0 : (a % b) | 0;
      case "<<":
        return a << b;
      case ">>":
        return a >> b;
      case "&":
        return a & b;
      case "|":
        return a | b;
      case "^":
        return a ^ b;
      case "==":
        return Number(a === b);
      case "!=":
        return Number(a !== b);
      case "<":
        return Number(a < b);
      case ">":
        return Number(a > b);
      case "<=":
        return Number(a <= b);
      case ">=":
        return Number(a >= b);
      case "&&":
        return Number(a !== 0 && b !== 0);
      default:
        return Number(a !== 0 || b !== 0);
    }
  }

  function unary(): number {
    const token = tokens[at++];
    switch (token) {
      case undefined:
        at--;
        throw fail();
      case "(": {
        const value = assignment();
        if (tokens[at++] !== ")") throw fail();
        return value;
      }
      case "-":
        return -nested() | 0;
      case "+":
        return nested();
      case "!":
        return Number(nested() === 0);
      case "~":
        return ~nested();
      case "++":
      case "--": {
        const name = tokens[at++] ?? "";
        const value = (read(name) + (token === "++" ? 1 : -1)) | 0;
        variables.set(name, String(value));
        return value;
      }
      default:
    }
    if (/^\d+#/.test(token)) {
      const [base = "10", digits = "0"] = token.split("#");
      return Number.parseInt(digits, Number(base)) | 0;
    }
    if (/^\d/.test(token)) return Number(token) | 0;
    if (!/^[A-Za-z_]/.test(token)) {
      at--;
      throw fail();
    }
    const value = read(token);
    if (tokens[at] === "++" || tokens[at] === "--")
      variables.set(token, String(value + (tokens[at++] === "++" ? 1 : -1)));
    return value;
  }

  function nested(): number {
    if (++depth > 100) throw new ArithmeticError(`${text}: expression too deep`);
    try {
      return unary();
    } finally {
      depth--;
    }
  }

  function read(name: string): number {
    const value = variables.get(name).trim();
    return /^-?(?:0[xX][0-9a-fA-F]+|\d+)$/.test(value) ? Number(value) | 0 : 0;
  }

  if (tokens.length === 0) return 0;
  const value = assignment();
  if (at < tokens.length) throw fail();
  return value;
}
