/** The same methods, with errors in our own words. */

/** An object of asynchronous methods whose failures `trouble` puts into words. */
export function told<T extends object>(methods: T, trouble: (error: unknown) => Error): T {
  return new Proxy(methods, {
    get: (target, name, receiver) => {
      const value: unknown = Reflect.get(target, name, receiver);
      if (typeof value !== "function") return value;
      return async (...words: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(value, target, words);
        } catch (error) {
          throw trouble(error);
        }
      };
    },
    ownKeys: (target) => Reflect.ownKeys(target),
  });
}
