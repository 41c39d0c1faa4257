import { describe, expect, it } from "vitest";
import { field, screen } from "../literal.ts";
import { kindOfField, valueFor } from "./values.ts";

const kindOf = (facts: Parameters<typeof field>[0]): string => {
  const found = screen({ activity: "Form" }, [field(facts)]).elements.find((element) => element.editable);
  if (found === undefined) throw new Error("no field");
  return kindOfField(found);
};

describe("values", () => {
  it.each([
    [{ resourceId: "checkout_email" }, "email"],
    [{ hint: "Phone number" }, "phone"],
    [{ label: "ZIP code" }, "zip"],
    [{ resourceId: "card_number" }, "card"],
    [{ hint: "Search products" }, "search"],
    [{ hint: "이름" }, "name"],
    [{ resourceId: "coupon" }, "code"],
    [{ hint: "Your words", password: true }, "password"],
    [{ hint: "Anything" }, "text"],
  ])("tells what %j asks for", (facts, kind) => expect(kindOf(facts)).toBe(kind));

  it("fills in what is right, wrong, at the limit, and nothing", () => {
    expect(valueFor("email", "valid")).toMatch(/^[^@]+@[^@]+\.\w+$/);
    expect(valueFor("email", "invalid")).not.toMatch(/^[^@]+@[^@]+\.\w+$/);
    expect(valueFor("name", "korean")).toMatch(/[가-힣]/);
    expect(valueFor("amount", "boundary")).toBe("0");
    expect(valueFor("email", "empty")).toBe("");
  });
});
