/** The input method's window: drawn only, for it is in no dump. */
import type { Editable, Screen } from "../scene.ts";
import { widthOf } from "../text/measure.ts";
import { drawIcon } from "./icons.ts";
import { type Pen, roundRect } from "./pen.ts";
import { drawLine } from "./words.ts";

interface Key {
  readonly label?: string;
  readonly icon?: string;
  /** Widths of a letter key. */
  readonly wide?: number;
  readonly quiet?: boolean;
  readonly accent?: boolean;
}

const korean = ["ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ", "ㅁㄴㅇㄹㅎㅗㅓㅏㅣ", "ㅋㅌㅊㅍㅠㅜㅡ"];
const latin = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const digits = ["123", "456", "789"];

/** Draw the keyboard over the bottom of the screen. */
export function drawKeyboard(
  pen: Pen,
  screen: Screen,
  input: Editable["input"],
  height: number,
  bar: number,
): void {
  const { ctx, dp, night } = pen;
  const top = screen.height - height;
  ctx.fillStyle = night ? "#1f1f22" : "#e8eaf0";
  ctx.fillRect(0, top, screen.width, height);
  const rows = rowsFor(pen, input);
  const strip =
    input === "number" || input === "decimal" || input === "phone" ? 0 : Math.min(40 * dp, height * 0.15);
  if (strip > 0) drawStrip(pen, screen, top, strip);
  const room = height - bar - strip - 8 * dp;
  const tall = room / rows.length;
  rows.forEach((row, r) => {
    const total = row.reduce((sum, key) => sum + (key.wide ?? 1), 0);
    const most = Math.max(10, total);
    const numbers = strip === 0;
    const unit = (screen.width - 8 * dp) / (numbers ? total : most);
    let x = (screen.width - unit * total) / 2;
    for (const key of row) {
      const width = unit * (key.wide ?? 1);
      drawKey(pen, key, {
        left: x + 2.5 * dp,
        right: x + width - 2.5 * dp,
        top: top + strip + 4 * dp + r * tall + 3.5 * dp,
        bottom: top + strip + 4 * dp + (r + 1) * tall - 3.5 * dp,
      });
      x += width;
    }
  });
}

function rowsFor({ locale }: Pen, input: Editable["input"]): readonly (readonly Key[])[] {
  if (input === "number" || input === "decimal" || input === "phone") return numberRows(input);
  const isKorean = locale.startsWith("ko") && input !== "email" && input !== "password";
  const [first = "", second = "", third = ""] = isKorean ? korean : latin;
  const comma = input === "email" ? "@" : ",";
  const action = input === "search" ? "magnify" : input === "multiline" ? "keyboard-return" : "arrow-right";
  return [
    letters(first),
    letters(second),
    [
      { icon: "apple-keyboard-shift", wide: 1.5, quiet: true },
      ...letters(third),
      { icon: "backspace-outline", wide: 1.5, quiet: true },
    ],
    [
      { label: "?123", wide: 1.5, quiet: true },
      { label: comma, quiet: true },
      { icon: "web", quiet: true },
      { label: isKorean ? "한국어" : "English", wide: 4 },
      { label: ".", quiet: true },
      { icon: action, wide: 1.5, accent: true },
    ],
  ];
}

function letters(text: string): readonly Key[] {
  return Array.from(text).map((label) => ({ label }));
}

function numberRows(input: Editable["input"]): readonly (readonly Key[])[] {
  const side: readonly Key[] = [
    { label: input === "phone" ? "-" : "−", quiet: true },
    { icon: "keyboard-space", quiet: true },
    { icon: "backspace-outline", quiet: true },
  ];
  const rows = digits.map((row, i) => [...Array.from(row).map((label): Key => ({ label })), side[i] ?? {}]);
  return [
    ...rows,
    [
      { label: input === "phone" ? "*" : ",", quiet: true },
      { label: "0" },
      { label: input === "phone" ? "#" : ".", quiet: true },
      { icon: "arrow-right", accent: true },
    ],
  ];
}

function drawStrip({ ctx, dp, night }: Pen, screen: Screen, top: number, height: number): void {
  const ink = night ? "#c7c6ca" : "#44474e";
  const icons = ["apps", "sticker-emoji", "cog-outline", "content-paste", "microphone"];
  const size = 20 * dp;
  icons.forEach((icon, i) => {
    const x = (screen.width * (i + 0.5)) / icons.length - size / 2;
    drawIcon(ctx, icon, x, top + (height - size) / 2, size, ink);
  });
}

function drawKey(
  { ctx, dp, night }: Pen,
  key: Key,
  rect: { left: number; right: number; top: number; bottom: number },
): void {
  const plain = night ? "#3b3b40" : "#ffffff";
  const quiet = night ? "#2c2c31" : "#d3d7e0";
  const accent = night ? "#a8c7fa" : "#3c5ba9";
  const ink = key.accent === true ? (night ? "#062e6f" : "#ffffff") : night ? "#e3e2e6" : "#1b1b1f";
  roundRect(ctx, rect, key.accent === true ? 1e4 : 6 * dp);
  ctx.fillStyle = key.accent === true ? accent : key.quiet === true ? quiet : plain;
  ctx.fill();
  const x = (rect.left + rect.right) / 2;
  const y = (rect.top + rect.bottom) / 2;
  if (key.icon !== undefined) {
    drawIcon(ctx, key.icon, x - 10 * dp, y - 10 * dp, 20 * dp, ink);
  } else if (key.label !== undefined) {
    const size = (key.label.length > 1 ? 14 : 21) * dp;
    const width = widthOf(key.label, size, 400);
    ctx.fillStyle = ink;
    drawLine(
      ctx,
      { text: key.label, width },
      { size, weight: 400, color: ink },
      x - width / 2,
      y + size * 0.35,
    );
  }
}
