// URL and URLSearchParams: parsing, parts, bases, setters, forms.
function show(text: string, base?: string): void {
  try {
    const u = new URL(text, base);
    console.log([u.href, u.origin, u.protocol, u.username, u.password, u.host, u.hostname, u.port, u.pathname, u.search, u.hash].join(" | "));
  } catch (error) { console.log(text, error instanceof TypeError, (error as Error).message); }
}
for (const text of ["http://example.com", "HTTP://User:Pa%20ss@Example.COM:8080/a/b/../c/./d?x=1&y=ü#frag ment", "https://a:443/", "http://a:80", "http://a:99999/", "/x", "mailto:me@x.org", "data:text/plain,hi there",
  "http://[::1]:3000/x", "http://[2001:db8:0:0:1:0:0:1]/", "http://127.1/", "http://0x7f.1/", "http://256.256.256.256/", "http://a b/", "http://ex%41mple.com/", "file:///etc/passwd", "ws://h/p?q", "http:\\\\a\\b\\c", "http://a/?", "http://a/#", "  http://a/ b \n", "foo://bar/baz?q#f", "foo:/a/../b", "http://a/%7Efoo/%zz", "http://u@a/", "http://:pw@a/", "http:///a/b", "http://a//b//c", "http://a/{x}|y'\"<>`^", "http://a/?q={x}'\"<>`^|", "http://a/#{x}'\"<>`^|", "http://", "javascript:alert(1)", "http://a:/", "http://1.2.3", "http://a.0x1g/"]) show(text);
for (const [text, base] of [["b", "http://a/x/y"], ["/b?c", "http://a/x/y?z#w"], ["?q", "http://a/x/y?z#w"], ["#f", "http://a/x/y?z#w"], ["", "http://a/x/y?z#w"], ["//h/p", "https://a/x"], ["../../../c", "http://a/x/y/z"], ["./", "http://a/x/y/z"], ["..", "http://a/x/y/z"], ["https:b", "https://a/x/y"], ["https:/b", "http://a/x"], ["x", "mailto:a"], ["#f", "mailto:a"], ["a\\b", "http://h/q/"]]) show(text, base);
const u = new URL("http://example.com/path?a=1&b=two+words&a=3&%C3%A9=%E2%82%AC");
console.log(u.searchParams.get("a"), u.searchParams.getAll("a"), u.searchParams.get("b"), u.searchParams.get("é"), u.searchParams.get("zz"), u.searchParams.has("b"), u.searchParams.size);
u.searchParams.append("c", "x & y=z");
u.searchParams.delete("a");
u.searchParams.set("b", "ünï");
console.log(u.href, `${u.searchParams}`);
u.search = "?n=1"; u.hash = "top"; u.pathname = "/a b/../c"; u.port = "81"; u.hostname = "other.org"; u.protocol = "https"; u.username = "me@x"; u.password = "p:w";
console.log(u.href, [...u.searchParams], JSON.stringify({ u }));
u.port = "443"; u.host = "h:8443"; u.search = ""; u.hash = "";
console.log(String(u), u.searchParams.toString() === "");
u.href = "http://fresh/?k=v";
console.log(u.toString(), u.searchParams.get("k"), URL.canParse("x"), URL.canParse("x", "http://a"));
const params = new URLSearchParams({ b: "2", a: "1 + 1" });
params.sort();
params.forEach((value, name) => console.log(name, value));
for (const [name, value] of params) console.log(name, value);
console.log(params.toString(), [...params.keys()], [...params.values()], new URLSearchParams([["x", "1"], ["x", "2"]]).toString(), new URLSearchParams("?q=a%20b&&c").toString(), Object.fromEntries(new URLSearchParams("k=v&l=w")));
console.log(new URLSearchParams(new URLSearchParams("a=1&b=2")).get("b"), new URL("/p", new URL("http://base:8080/x")).href, new URLSearchParams("a=1&a=2").has("a", "2"));
