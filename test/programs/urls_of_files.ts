// The functions of node:url: files as URLs and back, and the parts of a URL's text.

import nodeUrl, { fileURLToPath, format, pathToFileURL, URL, urlToHttpOptions } from "node:url";

console.log(fileURLToPath("file:///tmp/a%20b%25.txt"), fileURLToPath(new URL("file:///etc/hosts?x#y")));
for (const path of ["/tmp/x y#z?.txt", "/a/../b/", "/100%/\t[1]^|~\\.txt", "/é"]) console.log(pathToFileURL(path).href);
console.log(fileURLToPath(pathToFileURL("/tmp/ü %41/x")));
for (const bad of ["http://a/b", "file://host/b", "file:///a%2Fb", "no url"]) {
  try {
    console.log(fileURLToPath(bad));
  } catch (error) {
    const { name, code, message } = error as NodeJS.ErrnoException;
    console.log(name, code, message);
  }
}
const url = new URL("https://me:p%40@example.com:81/a?b=1#c");
console.log(format(url), format(url, { auth: false, fragment: false }), nodeUrl.format(url, { search: false }));
console.log(url.href, { ...urlToHttpOptions(url) }, urlToHttpOptions(new URL("http://a.example/")).port);
