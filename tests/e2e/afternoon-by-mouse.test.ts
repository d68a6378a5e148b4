import { describeAfternoon } from "../support/afternoon.ts";
import { clickingHands } from "../support/hands.ts";

describeAfternoon("by mouse", "afternoon-mouse", clickingHands);
