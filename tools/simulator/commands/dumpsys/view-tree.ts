import type { Box, Phone } from "../../phone.ts";
import { shortComponent } from "../intent.ts";
import { identity } from "./names.ts";

function on(yes: boolean, letter: string): string {
  return yes ? letter : ".";
}

/** `V.ED..... ........` */
function flagText(box: Box): string {
  const first =
    on(box.visible !== null, "V") +
    on(box.focusable, "F") +
    on(box.enabled, "E") +
    "D" +
    on(box.scroll?.axis === "horizontal", "H") +
    on(box.scroll?.axis === "vertical", "V") +
    on(box.clickable, "C") +
    on(box.longClickable, "L") +
    ".";
  return `${first} ${on(false, "P")}${on(box.focused, "F")}${on(box.selected, "S")}.....`;
}

function describe(box: Box, parent: Box | undefined, indent: string, lines: string[]): void {
  const left = box.rect.left - (parent?.rect.left ?? 0);
  const top = box.rect.top - (parent?.rect.top ?? 0);
  const width = box.rect.right - box.rect.left;
  const height = box.rect.bottom - box.rect.top;
  const id = box.resourceId
    ? ` #7f${identity(box.resourceId).padStart(6, "0").slice(0, 6)} app:id/${box.resourceId.replace(/^.*:id\//, "")}`
    : "";
  lines.push(
    `${indent}${box.className}{${identity(box.key)} ${flagText(box)} ${left},${top}-${left + width},${top + height}${id}}`,
  );
  for (const child of box.children) describe(child, box, `${indent}  `, lines);
}

/** `dumpsys activity top`: the view tree of the activity in front, without its texts. */
export function dumpTop(phone: Phone, only?: string): string {
  return phone.activities
    .tasks()
    .filter((task) => only === undefined || task.package === only)
    .map((task) => {
      const [record] = task.records;
      if (!record) return "";
      const uid = phone.packages.get(record.package)?.uid ?? 1000;
      const resumed = record.state === "RESUMED";
      const name = shortComponent({ package: record.package, activity: record.name });
      const window = phone.windows
        .all()
        .toReversed()
        .find((each) => each.kind === "activity" && each.title === `${record.package}/${record.name}`);
      const lines = [
        `TASK ${task.package} id=${task.id} userId=0`,
        `  ACTIVITY ${name} ${record.token} pid=${record.pid ?? "(not running)"} userId=0 uid=${uid}`,
      ];
      if (record.pid !== undefined) {
        lines.push(
          `    Local Activity ${identity(record.token)} State:`,
          `      mResumed=${resumed} mStopped=${record.state === "STOPPED"} mFinished=${record.finishing}`,
          "      mIsInMultiWindowMode=false mIsInPictureInPictureMode=false",
          "      mChangingConfigurations=false",
          "    View Hierarchy:",
          `      DecorView@${identity(record.name)}[${record.name.split(".").at(-1) ?? ""}]`,
        );
        if (window) describe(window.scene().root, undefined, "        ", lines);
        lines.push("    Active Fragments:", "    FragmentManager misc state:");
      }
      return `${lines.join("\n")}\n`;
    })
    .join("\n");
}
