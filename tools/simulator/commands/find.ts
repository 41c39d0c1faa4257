import { compilePattern, matches } from "../shell/pattern.ts";
import { baseName, resolvePath } from "../shell/paths.ts";
import type { Command } from "./command.ts";

/** `find PATH… [-name P] [-iname P] [-type f|d] [-maxdepth N] [-delete] [-print]` */
export const find: Command = (call) => {
  const firstTest = call.args.findIndex((arg) => arg.startsWith("-") || arg === "!" || arg === "(");
  const roots = firstTest < 0 ? call.args : call.args.slice(0, firstTest);
  const tests = firstTest < 0 ? [] : call.args.slice(firstTest);
  const word = (name: string): string | undefined =>
    tests.includes(name) ? tests[tests.indexOf(name) + 1] : undefined;
  const name = word("-name");
  const anyCase = word("-iname");
  const pattern = compilePattern([{ value: name ?? anyCase?.toLowerCase() ?? "*", quoted: false }]);
  const type = word("-type");
  const deepest = Number(word("-maxdepth") ?? 100);
  const { files } = call.phone;
  let status = 0;

  function visit(path: string, depth: number): void {
    const full = resolvePath(call.cwd, path);
    const stat = files.stat(full);
    if (!stat) {
      call.err(`find: ${path}: No such file or directory\n`);
      status = 1;
      return;
    }
    const label = baseName(path);
    const fits =
      matches(pattern, anyCase === undefined ? label : label.toLowerCase()) &&
      (type === undefined || (type === "d") === stat.directory);
    if (fits && !tests.includes("-delete")) call.out(`${path}\n`);
    if (stat.directory && depth < deepest) {
      const inside = files.list(full);
      if (!inside) {
        call.err(`find: ${path}: Permission denied\n`);
        status = 1;
      }
      for (const each of inside ?? []) visit(`${path.replace(/\/$/, "")}/${each}`, depth + 1);
    }
    if (fits && tests.includes("-delete") && files.writable(full) === "yes") files.remove(full, false);
  }

  for (const root of roots.length > 0 ? roots : ["."]) visit(root, 0);
  return status;
};
