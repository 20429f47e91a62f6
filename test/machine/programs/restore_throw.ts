// An image that throws while it takes over.
import { register } from "instar:liveupdate";

register(
  "echo",
  () => {},
  () => {
    throw new Error("this image does not want to restore");
  },
);
