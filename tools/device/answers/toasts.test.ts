import { expect, it } from "vitest";
import { parseToasts } from "./toasts.ts";

const record = (id: string, text: string): string =>
  `    TextToastRecord{f933a23 16368:com.a.shop/u0a214 isSystemToast=false token=android.os.BinderProxy@${id} text=${text} duration=1}\n`;

it("reads the toasts that wait, with their words", () => {
  const queue = `  Toast Queue:\n${record("77", "Saved")}${record("78", "Order } sent\nthank you")}  \n`;
  expect(parseToasts(queue)).toEqual([
    { id: "android.os.BinderProxy@77", package: "com.a.shop", text: "Saved" },
    { id: "android.os.BinderProxy@78", package: "com.a.shop", text: "Order } sent thank you" },
  ]);
});

it("knows no words of toasts that apps draw themselves", () => {
  const queue = `  Toast Queue:
    CustomToastRecord{cdd2539 16485:com.a/u0a214 isSystemToast=false token=android.os.BinderProxy@e9 callback=android.app.ITransientNotification$Stub$Proxy@fb}
    ToastRecord{ea7f229 pkg=com.a callback=android.app.ITransientNotification$Stub$Proxy@a5 duration=0}
`;
  expect(parseToasts(queue)).toEqual([]);
  expect(parseToasts("Can't find service: notification")).toEqual([]);
});
