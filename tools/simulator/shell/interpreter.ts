import { runBuiltin, specialBuiltins, isBuiltin } from "./builtins.ts";
import { evaluateCondition } from "./condition.ts";
import { orComplain, withStatus, withVariables } from "./around.ts";
import { createExpander } from "./expand.ts";
import { compilePattern, matches } from "./pattern.ts";
import { runPipeline, startJob } from "./pipeline.ts";
import { redirect } from "./redirect.ts";
import { runProgram } from "./program.ts";
import {
  checkSignal,
  complain,
  copyState,
  deeper,
  Leave,
  say,
  setVariable,
  ShellError,
  type Frame,
  type Interpreter,
} from "./state.ts";
import { createCollector } from "./streams.ts";
import type { Compound, List, Node } from "./syntax.ts";

/** Functions, substitutions and scripts inside each other beyond this are refused. */
const deepest = 200;

/** A loop lets others run after so many rounds, so that it can be stopped from outside. */
const roundsBetweenRests = 32;

/** Make the interpreter. It has no state of its own: all of it is in the frames. */
export function createInterpreter(): Interpreter {
  const expander = createExpander(async (body, frame) => {
    const collector = createCollector();
    const inner = deeper(frame, { state: copyState(frame.state) });
    inner.descriptors.set(1, { output: collector });
    frame.state.status = await isolated(inner, () => list(body, inner));
    return collector.bytes().toString("utf8");
  });
  const interpreter: Interpreter = { expander, list, node, isolated, words };

  async function list(body: List, frame: Frame): Promise<number> {
    let status = 0;
    for (const item of body.items) {
      // A loop that prints goes no faster than its reader.
      await frame.descriptors.get(1)?.output?.room?.();
      checkSignal(frame);
      status = item.background ? startJob(interpreter, item.node, frame) : await node(item.node, frame);
      frame.state.status = status;
    }
    return status;
  }

  async function isolated(frame: Frame, run: () => Promise<number>): Promise<number> {
    let status: number;
    try {
      status = await run();
    } catch (error) {
      if (error instanceof Leave)
        status = error.kind === "exit" || error.kind === "return" ? error.value : frame.state.status;
      else if (error instanceof ShellError) {
        complain(frame, error.message);
        status = error.status;
      } else throw error;
    }
    const trap = frame.state.exitTrap;
    if (trap === undefined || frame.signal.aborted) return status & 0xff;
    frame.state.exitTrap = undefined;
    await isolated(frame, () => runBuiltin(interpreter, ["eval", trap], frame));
    return status & 0xff;
  }

  async function node(tree: Node, frame: Frame): Promise<number> {
    checkSignal(frame);
    switch (tree.kind) {
      case "simple": {
        const status = await simple(tree, frame);
        frame.state.status = status;
        if (status !== 0 && frame.state.exitOnError && !frame.guarded) throw new Leave("exit", status);
        return status;
      }
      case "pipeline": {
        const status = await runPipeline(interpreter, tree.commands, frame);
        return tree.negated ? Number(status === 0) : status;
      }
      case "logic": {
        const left = await node(tree.left, { ...frame, guarded: true });
        frame.state.status = left;
        return (left === 0) === (tree.operator === "&&") ? node(tree.right, frame) : left;
      }
      case "function":
        frame.state.functions.set(tree.name, tree.body);
        return 0;
      case "compound": {
        const redirected = await orComplain(frame, () => redirect(tree.redirections, frame, expander));
        if (!redirected) return 1;
        try {
          return await compound(tree.body, redirected.frame);
        } finally {
          redirected.finish();
        }
      }
      default:
        return tree satisfies never;
    }
  }

  async function simple(tree: Extract<Node, { kind: "simple" }>, frame: Frame): Promise<number> {
    const { state } = frame;
    const before = state.status;
    state.status = 0;
    const argv = await expander.fields(tree.words, {
      ...frame,
      guarded: true,
      state: withStatus(frame, before),
    });
    const values: (readonly [string, string])[] = [];
    for (const assignment of tree.assignments) {
      const value = await expander.text(assignment.value, frame);
      values.push([
        assignment.name,
        assignment.append ? (state.variables.get(assignment.name) ?? "") + value : value,
      ]);
    }
    const redirected = await orComplain(frame, () => redirect(tree.redirections, frame, expander));
    if (!redirected) return 1;
    const [name] = argv;
    if (state.trace)
      say(frame, 2, `+ ${[...values.map(([key, value]) => `${key}=${value}`), ...argv].join(" ")}\n`);
    try {
      if (name === undefined) {
        for (const [key, value] of values) setVariable(state, key, value);
        return state.status;
      }
      if (name === "exec" && argv.length === 1) {
        for (const [fd, descriptor] of redirected.frame.descriptors) frame.descriptors.set(fd, descriptor);
        return 0;
      }
      if (specialBuiltins.has(name)) {
        for (const [key, value] of values) setVariable(state, key, value);
        return await words(argv, redirected.frame);
      }
      return await withVariables(frame, values, () => words(argv, redirected.frame));
    } finally {
      const failure = redirected.finish();
      if (failure) complain(frame, `${name ?? ""}: ${failure}`);
    }
  }

  async function words(argv: readonly string[], frame: Frame): Promise<number> {
    const [name = "", ...args] = argv;
    if (frame.depth > deepest) throw new ShellError("too many levels of commands inside each other");
    const body = frame.state.functions.get(name);
    if (body) {
      const outer = frame.state.positional;
      frame.state.positional = args;
      try {
        return await node(body, deeper(frame, {}));
      } catch (error) {
        if (error instanceof Leave && error.kind === "return") return error.value;
        throw error;
      } finally {
        frame.state.positional = outer;
      }
    }
    return isBuiltin(name) ? runBuiltin(interpreter, argv, frame) : runProgram(interpreter, argv, frame);
  }

  async function compound(tree: Compound, frame: Frame): Promise<number> {
    switch (tree.kind) {
      case "group":
        return list(tree.list, frame);
      case "subshell": {
        const inner = deeper(frame, { state: copyState(frame.state) });
        return isolated(inner, () => list(tree.list, inner));
      }
      case "if":
        for (const clause of tree.clauses) {
          if ((await list(clause.condition, { ...frame, guarded: true })) === 0)
            return list(clause.body, frame);
        }
        return tree.otherwise ? list(tree.otherwise, frame) : 0;
      case "while": {
        const { condition, body, until } = tree;
        return loop(
          frame,
          async () => ((await list(condition, { ...frame, guarded: true })) === 0) !== until,
          body,
        );
      }
      case "for": {
        const values = tree.words ? await expander.fields(tree.words, frame) : [...frame.state.positional];
        let at = 0;
        const next = async (): Promise<boolean> => {
          if (at >= values.length) return false;
          setVariable(frame.state, tree.name, values[at++] ?? "");
          return true;
        };
        return loop(frame, next, tree.body);
      }
      case "case": {
        const value = await expander.text(tree.word, frame);
        let falling = false;
        let status = 0;
        for (const each of tree.cases) {
          if (!falling && !(await fitsAny(value, each.patterns, frame))) continue;
          status = await list(each.body, frame);
          if (!each.fall) return status;
          falling = true;
        }
        return status;
      }
      case "arithmetic":
        return Number((await expander.number(tree.expression, frame)) === 0);
      case "condition":
        return evaluateCondition(tree.words, frame, expander);
      default:
        return tree satisfies never;
    }
  }

  async function fitsAny(
    value: string,
    patterns: Extract<Compound, { kind: "case" }>["cases"][number]["patterns"],
    frame: Frame,
  ): Promise<boolean> {
    for (const pattern of patterns)
      if (matches(compilePattern(await expander.pieces(pattern, frame)), value)) return true;
    return false;
  }

  async function loop(frame: Frame, next: () => Promise<boolean>, body: List): Promise<number> {
    let status = 0;
    for (let round = 1; await next(); round++) {
      if (round % roundsBetweenRests === 0) await new Promise(setImmediate);
      checkSignal(frame);
      try {
        status = await list(body, frame);
      } catch (error) {
        if (!(error instanceof Leave) || (error.kind !== "break" && error.kind !== "continue")) throw error;
        status = 0;
        if (--error.value > 0) throw error;
        if (error.kind === "break") break;
      }
    }
    return status;
  }

  return interpreter;
}
