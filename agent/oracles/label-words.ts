/** Words of which labels of apps are made: a text of these alone was written by a developer, not by a user. */
const words =
  `a about accept accepted account action actions active activity add added address after again agree all allow already also
always amount an and another answer answered any app application apply archive archived are as ask at attach automatic automatically
available avatar back balance basket be because been before begin below block blocked body book booked booking bookmark bookmarks
both bottom browse but buy by calendar call calls camera can cancel cancelled canceled cannot cart categories category change changed
changes chat check checkout choose clear close closed code collapse color colour come comment comments complete completed confirm
confirmation connect connected connection contact contacts continue copied copy could count country create created current currently
custom customer daily dark data date day days decline declined decrease default delete deleted deliver delivered delivery deny
description details device did disable disabled discard discount discover dismiss display do does done download downloaded downloads
draft drafts due duplicate duration each earlier edit edited empty enable enabled end ended ends enter error errors event events every
exit expand expense expenses expired export failed failure false favorite favorites favourite favourites feedback few field file files
filter filters find finish finished first folder folders follow followed followers following font for forgot forgotten found free
frequency friend friends from full gallery general get go goal goals got group groups guest guests has have hello help here hide hidden
high history home hour hours how i if import in inbox income increase info information install invalid invitation invitations invite
invited is it item items join just keep keyboard label labels language large last late later latest learn least leave left less light
like limit list lists load loading location lock locked log login logout low mark maybe me medium member members menu message messages
minute minutes missed missing mode money month monthly months more most move much must mute muted my name network never new newest next
night no nobody none not note notes nothing notification notifications now number of off offline oldest on once one online only open
opened option optional options or order ordered orders other our out over overdue overview owner page paid password past paste pause
paused pay payment payments pending people per percent permission permissions person phone photo photos pick picture pictures pin pinned
place places play please popular post posts preferences preview previous price prices privacy private product products profile progress
public purchase quantity quit rate rating read ready reason receipt received recent recently recommended reconnect redo refresh refund
refused register reject rejected reload remaining remember remind reminder reminders remove removed rename repeat repeats replace replied
reply report reports request requested required reset restore restored result results resume retry return review reviews right role
room rows safe sale same save saved saving schedule scheduled screen search searching second seconds security see seen select selected
send sending sent server service session set setting settings share shared shipped shipping shop short should show sign signed size skip
small snooze something soon sort sound sounds start started starts state status step steps still stop stopped storage store subject
submit subscribe subtotal success successful successfully summary support sure sync synced system tag tags tap tax terms text thank
thanks that the theme then there this time times title to today together tomorrow tools top total track transaction transactions transfer
trash trip trips true try turn type unable unavailable unblock unchanged undo unfollow unknown unlock unmute unpin unread unsaved until
up upcoming update updated upload uploaded urgent use used user username users value verify version view viewed views visible volume
wait waiting warning was week weekly weeks welcome were what when where which who will with withdraw without work wrong year yearly years
yes yesterday yet you your`.split(/\s+/);

const known: ReadonlySet<string> = new Set(words);

/** Is a text made of such words alone? Numbers and signs between them do not count. */
export function isLabel(text: string): boolean {
  const parts = text.toLowerCase().match(/\p{Letter}+/gu) ?? [];
  return parts.length > 0 && parts.join("").length >= 3 && parts.every((part) => known.has(part));
}
