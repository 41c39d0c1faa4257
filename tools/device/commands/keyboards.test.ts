import { expect, it } from "vitest";
import { toModifiedUtf7 } from "./keyboards.ts";

it("writes modified UTF-7 as RFC 3501 has it", () => {
  expect(toModifiedUtf7("~peter/mail/台北/日本語")).toBe("~peter/mail/&U,BTFw-/&ZeVnLIqe-");
  expect(toModifiedUtf7("a & b\nc")).toBe("a &- b\nc");
  expect(toModifiedUtf7("😀é")).toBe("&2D3eAADp-");
});
