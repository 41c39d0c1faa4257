import type { AppLanguage, ViewNode } from "../../../../tools/simulator/language.ts";
import type { Calendar, CalendarActivity, Invitation } from "../disk.ts";
import { dayText, spanText } from "../look.ts";

type Invitations = CalendarActivity<object>;

/** What others ask one to come to. */
export function addInvitations(calendar: Calendar, words: AppLanguage): void {
  calendar.activity("InvitationsActivity", {
    view: (a) =>
      words.compose(
        words.column(
          [
            words.toolbar({ title: a.t("invitations"), onUp: () => a.finish() }),
            words.list({
              flex: 1,
              items: a.disk.invitations,
              key: (invitation) => String(invitation.id),
              row: (invitation) => card(words, a, invitation),
            }),
          ],
          { flex: 1, background: "background" },
        ),
      ),
  });
}

function card(words: AppLanguage, a: Invitations, invitation: Invitation): ViewNode {
  const { title, from, day, answer } = invitation;
  return words.column(
    [
      words.row(
        [
          words.image({ kind: "avatar", name: from }, { width: 40, height: 40 }),
          words.column(
            [
              words.text(title, { textSize: 17, weight: "medium" }),
              words.text(a.t("invitations.from", { name: from }), { textSize: 13, color: "textSecondary" }),
            ],
            { flex: 1, gap: 2 },
          ),
        ],
        { gap: 14, align: "center" },
      ),
      words.text(`${dayText(a, day)}, ${spanText(a, invitation)}`, { textSize: 14 }),
      answer === "open"
        ? words.row(
            [
              words.button(a.t("accept"), { key: "yes", onTap: () => accept(a, invitation) }),
              words.button(a.t("decline"), {
                key: "no",
                style: "outlined",
                onTap: () => {
                  invitation.answer = "declined";
                },
              }),
            ],
            { gap: 10, wrap: true },
          )
        : words.text(a.t(answer), { textSize: 14, weight: "medium", color: "primary" }),
    ],
    { key: String(invitation.id), gap: 12, margin: [6, 16], padding: 16, corner: 18, background: "surface" },
  );
}

function accept(a: Invitations, invitation: Invitation): void {
  const { title, day, start, minutes } = invitation;
  invitation.answer = "accepted";
  a.disk.events.push({
    id: a.disk.nextId,
    title,
    day,
    start,
    minutes,
    place: "",
    notes: "",
    colour: "home",
    every: 0,
  });
  a.disk.nextId += 1;
}
