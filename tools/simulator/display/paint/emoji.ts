/** Emoji and other signs that no bundled font has, as coloured icons: the same on every machine. */
import type { SKRSContext2D } from "@napi-rs/canvas";
import { drawIcon } from "./icons.ts";

const known: Readonly<Record<string, readonly [icon: string, color: string]>> = {
  "😀": ["emoticon", "#f6b93b"],
  "😃": ["emoticon", "#f6b93b"],
  "😄": ["emoticon-happy", "#f6b93b"],
  "😁": ["emoticon-excited", "#f6b93b"],
  "😂": ["emoticon-lol", "#f6b93b"],
  "🙂": ["emoticon-happy", "#f6b93b"],
  "😊": ["emoticon-happy", "#f6b93b"],
  "😉": ["emoticon-wink", "#f6b93b"],
  "😍": ["emoticon-kiss", "#f6b93b"],
  "😎": ["emoticon-cool", "#f6b93b"],
  "😢": ["emoticon-sad", "#f6b93b"],
  "😭": ["emoticon-cry", "#f6b93b"],
  "😡": ["emoticon-angry", "#e55039"],
  "🤔": ["emoticon-confused", "#f6b93b"],
  "👋": ["hand-wave", "#f6b93b"],
  "👍": ["thumb-up", "#f6b93b"],
  "👎": ["thumb-down", "#f6b93b"],
  "🙏": ["hands-pray", "#f6b93b"],
  "❤": ["heart", "#e55039"],
  "💙": ["heart", "#4a69bd"],
  "💚": ["heart", "#38ada9"],
  "💛": ["heart", "#f6b93b"],
  "💔": ["heart-broken", "#e55039"],
  "⭐": ["star", "#f6b93b"],
  "🌟": ["star-shooting", "#f6b93b"],
  "✨": ["creation", "#f6b93b"],
  "🔥": ["fire", "#e55039"],
  "🎉": ["party-popper", "#e58e26"],
  "🎁": ["gift", "#e55039"],
  "🎂": ["cake", "#e58e26"],
  "🚀": ["rocket-launch", "#4a69bd"],
  "🛒": ["cart", "#4a69bd"],
  "📦": ["package-variant-closed", "#b7834f"],
  "📝": ["note-edit", "#e58e26"],
  "📌": ["pin", "#e55039"],
  "📷": ["camera", "#3c6382"],
  "📞": ["phone", "#38ada9"],
  "📧": ["email", "#4a69bd"],
  "📅": ["calendar", "#e55039"],
  "⏰": ["alarm", "#e55039"],
  "☕": ["coffee", "#7f5539"],
  "🍎": ["food-apple", "#e55039"],
  "🍕": ["pizza", "#e58e26"],
  "🌱": ["sprout", "#38ada9"],
  "🌈": ["looks", "#e58e26"],
  "☀": ["weather-sunny", "#f6b93b"],
  "🌙": ["weather-night", "#4a69bd"],
  "🐶": ["dog", "#b7834f"],
  "🐱": ["cat", "#e58e26"],
  "✓": ["check", ""],
  "✔": ["check-bold", ""],
  "✅": ["checkbox-marked", "#38ada9"],
  "✕": ["close", ""],
  "❌": ["close-thick", "#e55039"],
  "⚠": ["alert", "#f6b93b"],
};

/** Draw one character in a square that stands on the baseline. */
export function drawEmoji(
  ctx: SKRSContext2D,
  text: string,
  x: number,
  baseline: number,
  size: number,
  color: string,
): void {
  const [icon, own = ""] = known[text] ?? [];
  const top = baseline - size * 0.92;
  if (icon !== undefined) {
    drawIcon(ctx, icon, x + size * 0.04, top, size * 1.07, own === "" ? color : own);
    return;
  }
  // What Android draws for a character that it has no glyph for.
  ctx.strokeStyle = color;
  ctx.lineWidth = Math.max(1, size / 16);
  ctx.strokeRect(x + size * 0.2, top + size * 0.2, size * 0.7, size * 0.72);
}
