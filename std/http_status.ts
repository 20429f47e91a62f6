// Reason phrases by status code (RFC 9110, 15, and what else is registered): as one text, so that they cost no more than that.

export const phrases =
  "\n100 Continue\n101 Switching Protocols\n102 Processing\n103 Early Hints\n200 OK\n201 Created\n202 Accepted\n" +
  "203 Non-Authoritative Information\n204 No Content\n205 Reset Content\n206 Partial Content\n207 Multi-Status\n" +
  "208 Already Reported\n226 IM Used\n300 Multiple Choices\n301 Moved Permanently\n302 Found\n303 See Other\n" +
  "304 Not Modified\n305 Use Proxy\n307 Temporary Redirect\n308 Permanent Redirect\n400 Bad Request\n401 Unauthorized\n" +
  "402 Payment Required\n403 Forbidden\n404 Not Found\n405 Method Not Allowed\n406 Not Acceptable\n" +
  "407 Proxy Authentication Required\n408 Request Timeout\n409 Conflict\n410 Gone\n411 Length Required\n" +
  "412 Precondition Failed\n413 Payload Too Large\n414 URI Too Long\n415 Unsupported Media Type\n" +
  "416 Range Not Satisfiable\n417 Expectation Failed\n418 I'm a Teapot\n421 Misdirected Request\n" +
  "422 Unprocessable Entity\n423 Locked\n424 Failed Dependency\n425 Too Early\n426 Upgrade Required\n" +
  "428 Precondition Required\n429 Too Many Requests\n431 Request Header Fields Too Large\n" +
  "451 Unavailable For Legal Reasons\n500 Internal Server Error\n501 Not Implemented\n502 Bad Gateway\n" +
  "503 Service Unavailable\n504 Gateway Timeout\n505 HTTP Version Not Supported\n506 Variant Also Negotiates\n" +
  "507 Insufficient Storage\n508 Loop Detected\n509 Bandwidth Limit Exceeded\n510 Not Extended\n" +
  "511 Network Authentication Required\n";

/** The phrase of a status; undefined for one that is not known. */
export function reasonOf(status: number): string | undefined {
  const found = phrases.indexOf(`\n${status} `);
  return found < 0 ? undefined : phrases.slice(found + 5, phrases.indexOf("\n", found + 1));
}
