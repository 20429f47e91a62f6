// An error of the network that an application is meant to handle, with Node's code for it.

export class NetworkError extends Error {
  /** "EADDRINUSE", "ECONNRESET" and so on. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(`${code}: ${message}`);
    this.code = code;
  }
}
