// An image whose health check says no.
import { addHealthCheck } from "instar:liveupdate";

addHealthCheck(() => false);
