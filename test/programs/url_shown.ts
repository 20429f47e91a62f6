// How a URL and its query are shown, and what errors say.

const u = new URL("https://user:p@example.com:8080/a?x=1&y=two#f");
console.log(u); console.log({ u, n: 1 }); console.log([u.searchParams, new URLSearchParams()], { p: new URLSearchParams("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1&bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=2") });
console.log(new URLSearchParams("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1&bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb=2"));
console.log(new URLSearchParams("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa=1&bbbbbbbbbbbbbbbbbb=2"));
try { new URL("nope"); } catch (e) { console.log((e as Error).name, (e as NodeJS.ErrnoException).code, String(e)); }
try { u.href = "x"; } catch (e) { console.log((e as NodeJS.ErrnoException).code); }
try { new URL("zz"); } catch (e) { console.log(Object.keys(e as object), (e as Error).name); }
