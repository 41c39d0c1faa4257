/** Praxis am Park: appointments, medication and papers of a clinic, in English and German, with seeded bugs. */

import type { AppFile } from "../../../tools/simulator/language.ts";
import { bugs, decoys } from "./bugs.ts";
import { type ClinicStatics, freshDisk } from "./disk.ts";
import { addAppointment } from "./screens/appointment.ts";
import { addAppointments } from "./screens/appointments.ts";
import { addBooking } from "./screens/booking.ts";
import { addDoctor } from "./screens/doctor.ts";
import { addDoctors } from "./screens/doctors.ts";
import { addDocument } from "./screens/document.ts";
import { addDocuments } from "./screens/documents.ts";
import { addEmergency } from "./screens/emergency.ts";
import { addMain } from "./screens/main.ts";
import { addMedicationEdit } from "./screens/medicationEdit.ts";
import { addMedications } from "./screens/medications.ts";
import { addProfile } from "./screens/profile.ts";
import { addReschedule } from "./screens/reschedule.ts";
import { strings } from "./words.ts";

const app: AppFile = (words) => {
  const clinic = words.defineApp({
    package: "de.praxisampark.termine",
    label: "Praxis am Park",
    versionName: "1.14.3",
    versionCode: 11403,
    minSdk: 26,
    targetSdk: 34,
    icon: { name: "hospital-building", color: "#FFFFFF", background: "#1D6C6A" },
    theme: {
      primary: "#146C69",
      onPrimary: "#FFFFFF",
      background: "#F6FAF9",
      surface: "#FFFFFF",
      text: "#15211F",
      textSecondary: "#4C5F5C",
      dark: {
        primary: "#86D5D0",
        onPrimary: "#003735",
        background: "#0D1514",
        surface: "#16211F",
        text: "#DDE9E7",
        textSecondary: "#A7BCB8",
      },
    },
    permissions: ["android.permission.INTERNET", "android.permission.ACCESS_NETWORK_STATE"],
    disk: freshDisk,
    statics: (): ClinicStatics => ({ changed: false }),
    strings,
    bugs,
    decoys,
  });
  addMain(clinic, words);
  addDoctors(clinic, words);
  addDoctor(clinic, words);
  addBooking(clinic, words);
  addAppointments(clinic, words);
  addAppointment(clinic, words);
  addReschedule(clinic, words);
  addMedications(clinic, words);
  addMedicationEdit(clinic, words);
  addDocuments(clinic, words);
  addDocument(clinic, words);
  addProfile(clinic, words);
  addEmergency(clinic, words);
  return clinic;
};

export default app;
