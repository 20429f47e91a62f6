const fail = (m: string): Promise<number> => Promise.reject(new TypeError(m));
fail("a").catch((e: Error) => { console.log(e.name, e.message); return 1; }).then((n) => console.log(n));
Promise.reject("text").catch((e) => console.log(e));
Promise.reject(3).catch((e: number) => console.log(e + 1));
