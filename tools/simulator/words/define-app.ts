import type {
  ActivityContext,
  ActivityDefinition,
  AppBuilder,
  AppManifest,
  ComponentContext,
  ReceiverDefinition,
  ServiceDefinition,
} from "../language.ts";
import type {
  ActivityClass,
  ActivityHost,
  ActivityObject,
  ComponentHost,
  ReceiverClass,
  ServiceClass,
  StateKey,
} from "./program.ts";
import { checkComponent, checkManifest } from "./check-app.ts";
import { registerProgram } from "./program.ts";

/** State of one kind, made on first use and kept by what it belongs to. */
function stateBy<T extends object>(what: string, make: (() => T) | undefined): (key: StateKey) => T {
  const states = new WeakMap<StateKey, T>();
  return (key) => {
    const known = states.get(key);
    if (known) return known;
    if (!make) throw new TypeError(`this app declares no ${what}`);
    const made = structuredClone(make());
    states.set(key, made);
    return made;
  };
}

/** Begin an app; the file's text is checked as it is built, so that a mistake is told where it stands. */
export function defineApp<D extends object, P extends object>(manifest: AppManifest<D, P>): AppBuilder<D, P> {
  checkManifest(manifest);
  const activities: ActivityClass[] = [];
  const services: ServiceClass[] = [];
  const receivers: ReceiverClass[] = [];
  const diskOf = stateBy("disk", manifest.disk);
  const staticsOf = stateBy("statics", manifest.statics);

  function component(host: ComponentHost): ComponentContext<D, P> {
    return {
      ...host,
      get config() {
        return host.config;
      },
      get online() {
        return host.online;
      },
      get disk() {
        return diskOf(host.installation);
      },
      get statics() {
        return staticsOf(host.memory);
      },
    };
  }

  function makeActivity<S extends object, F extends object>(
    definition: ActivityDefinition<D, P, S, F>,
    bundles: WeakMap<StateKey, S>,
    host: ActivityHost,
    bundle: StateKey | undefined,
  ): ActivityObject {
    const restored = bundle && bundles.get(bundle);
    const saved = restored
      ? structuredClone(restored)
      : definition.saved && structuredClone(definition.saved());
    const fields = definition.fields?.();
    const a: ActivityContext<D, P, S, F> = {
      ...host,
      get config() {
        return host.config;
      },
      get online() {
        return host.online;
      },
      get extras() {
        return host.extras;
      },
      get alive() {
        return host.alive;
      },
      get disk() {
        return diskOf(host.installation);
      },
      get statics() {
        return staticsOf(host.memory);
      },
      get saved() {
        if (!saved) throw new TypeError("this activity declares no saved state");
        return saved;
      },
      get fields() {
        if (!fields) throw new TypeError("this activity declares no fields");
        return fields;
      },
    };
    return {
      create: () => definition.onCreate?.(a),
      resume: () => definition.onResume?.(a),
      pause: () => definition.onPause?.(a),
      stop: () => definition.onStop?.(a),
      destroy: () => definition.onDestroy?.(a),
      newIntent: (extras) => definition.onNewIntent?.(a, extras),
      result: (from, result) => definition.onResult?.(a, from, result),
      back: () => definition.onBack?.(a) ?? false,
      view: () => definition.view(a),
      dialog: (name, argument) => definition.dialogs?.[name]?.(a, argument),
      save() {
        const key = {};
        if (saved) bundles.set(key, structuredClone(saved));
        return key;
      },
    };
  }

  const app: AppBuilder<D, P> = {
    manifest,
    activity<S extends object, F extends object>(name: string, definition: ActivityDefinition<D, P, S, F>) {
      checkComponent(
        "activity",
        name,
        activities.map((other) => other.name),
      );
      if (typeof definition?.view !== "function") throw new TypeError(`activity "${name}" has no view`);
      const bundles = new WeakMap<StateKey, S>();
      activities.push({
        name,
        label: definition.label,
        launcher: definition.launcher ?? false,
        exported: definition.exported ?? false,
        links: definition.links ?? [],
        actions: definition.actions ?? [],
        secure: definition.secure ?? false,
        orientation: definition.orientation,
        handlesConfigChanges: definition.handlesConfigChanges ?? false,
        launchMode: definition.launchMode ?? "standard",
        make: (host, bundle) => makeActivity(definition, bundles, host, bundle),
      });
    },
    service(name: string, definition: ServiceDefinition<D, P>) {
      checkComponent(
        "service",
        name,
        services.map((other) => other.name),
      );
      services.push({
        name,
        process: definition.process,
        start: (host, extras) => definition.onStart?.(component(host), extras),
      });
    },
    receiver(name: string, definition: ReceiverDefinition<D, P>) {
      checkComponent(
        "receiver",
        name,
        receivers.map((other) => other.name),
      );
      receivers.push({
        name,
        actions: definition.actions,
        exported: definition.exported ?? false,
        receive: (host, extras) => definition.onReceive(component(host), extras),
      });
    },
  };
  registerProgram(app, { manifest, activities, services, receivers });
  return app;
}
