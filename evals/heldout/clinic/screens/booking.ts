import type { AppLanguage, FieldProps, ViewNode } from "../../../../tools/simulator/language.ts";
import { type Clinic, dayText, type Page, timeText, wrongBirthday, wrongEmail, wrongPhone } from "../disk.ts";
import { doctorOf } from "../doctors.ts";
import { screen } from "../look.ts";

type Part = "name" | "birthday" | "phone" | "email" | "reason";

interface Saved {
  values: Record<Part, string>;
  wrong: Partial<Record<Part | "agreed", string>>;
  insured: number;
  agreed: boolean;
  loaded: boolean;
}

type Form = Page<Saved, { sending: boolean }>;

/** Who comes, and why. */
export function addBooking(clinic: Clinic, words: AppLanguage): void {
  clinic.activity<Saved, { sending: boolean }>("BookingActivity", {
    saved: () => ({
      values: { name: "", birthday: "", phone: "", email: "", reason: "" },
      wrong: {},
      insured: 0,
      agreed: false,
      loaded: false,
    }),
    fields: () => ({ sending: false }),
    onCreate: (a) => {
      if (a.saved.loaded) {
        if (a.saved.values.reason !== "" && a.bug("reason-lost-on-turn")) a.saved.values.reason = "";
        return;
      }
      a.saved.loaded = true;
      const { name } = a.disk.person;
      a.saved.values.name = name;
    },
    view: (a) => {
      const doctor = doctorOf(a.extras["doctor"]);
      if (doctor === undefined) return words.column([]);
      const when = `${dayText(a, Number(a.extras["day"]))}, ${timeText(Number(a.extras["minute"]))}`;
      const field = (part: Part, input: NonNullable<FieldProps["input"]>, maxLength: number): ViewNode => {
        const wrong = a.saved.wrong[part];
        return words.field({
          id: `booking_${part}`,
          hint: a.t(`booking.${part}`),
          input,
          maxLength,
          value: a.saved.values[part],
          ...(wrong === undefined ? {} : { error: a.t(wrong) }),
          onChange: (text) => {
            a.saved.values[part] = text;
            delete a.saved.wrong[part];
          },
        });
      };
      return screen(words, a, a.t("booking.title"), [
        words.scroll(
          [
            words.text(when, { id: "booking_when", textSize: 20, weight: "bold" }),
            words.text(doctor.name, { id: "booking_doctor", textSize: 16, color: "textSecondary" }),
            field("name", "text", 60),
            field("birthday", "text", 10),
            field("phone", "phone", 20),
            field("email", "email", 60),
            field("reason", "multiline", 300),
            words.text(a.t("booking.insured"), { textSize: 15, weight: "medium" }),
            words.radioGroup({
              id: "booking_insured",
              options: [a.t("insured.public"), a.t("insured.private"), a.t("insured.self")],
              selectedIndex: a.saved.insured,
              onSelect: (index) => {
                a.saved.insured = index;
              },
            }),
            words.checkbox(a.t("booking.agree"), {
              id: "booking_agree",
              checked: a.saved.agreed,
              onChange: (on) => {
                a.saved.agreed = on;
                delete a.saved.wrong.agreed;
              },
            }),
            a.saved.wrong.agreed !== undefined &&
              words.text(a.t(a.saved.wrong.agreed), { id: "booking_agree_wrong", color: "error" }),
            words.button(a.t(a.fields.sending ? "booking.sending" : "booking.go"), {
              id: "booking_go",
              minHeight: 52,
              enabled: !a.fields.sending,
              onTap: () => send(a),
            }),
          ],
          { id: "booking_scroll", flex: 1, gap: 14, padding: 16 },
        ),
      ]);
    },
  });
}

function check(a: Form): Saved["wrong"] {
  const { name, birthday, phone, email } = a.saved.values;
  const born = wrongBirthday(birthday, a.now());
  const reach = telephone(a, phone);
  const mail = address(a, email);
  return {
    ...(name.trim() === "" ? { name: "wrong.name" } : {}),
    ...(born === null ? {} : { birthday: born }),
    ...(reach === null ? {} : { phone: reach }),
    ...(mail === null ? {} : { email: mail }),
    ...(a.saved.agreed ? {} : { agreed: "wrong.agree" }),
  };
}

/** Numbers from abroad begin with a plus. */
function telephone(a: Form, text: string): string | null {
  const wrong = wrongPhone(text);
  return wrong === null && text.trim().startsWith("+") && a.bug("plus-refused") ? "wrong.phone" : wrong;
}

function address(a: Form, text: string): string | null {
  const wrong = wrongEmail(text);
  return wrong !== null && text.trim() !== "" && a.bug("any-email-accepted") ? null : wrong;
}

function send(a: Form): void {
  a.hideKeyboard();
  if (a.fields.sending) return;
  a.saved.wrong = check(a);
  if (Object.keys(a.saved.wrong).length > 0) {
    a.snackbar(a.t("booking.wrong"));
    return;
  }
  a.fields.sending = true;
  a.request(
    () => true,
    (answer) => {
      a.fields.sending = false;
      if (answer.ok) book(a);
      else a.snackbar(a.t("offline"));
    },
    1000,
  );
}

function book(a: Form): void {
  const id = a.disk.nextId;
  const reason = a.saved.values.reason.trim();
  a.disk.appointments.push({
    id,
    doctor: Number(a.extras["doctor"]),
    day: Number(a.extras["day"]),
    minute: Number(a.extras["minute"]),
    reason: reason === "" ? a.t("booking.noReason") : reason,
    state: "booked",
  });
  a.disk.nextId += 1;
  a.toast(a.t("booking.done"));
  a.start("MainActivity", {}, { clearTop: true });
  a.start("AppointmentsActivity");
}
