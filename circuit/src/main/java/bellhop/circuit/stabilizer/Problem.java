package bellhop.circuit.stabilizer;

import java.util.Optional;

/**
 * Why an instruction is none.
 *
 * @param target index of the target at fault, or −1
 * @param what as in {@link bellhop.units.InputException}
 * @param why likewise
 * @param maybe likewise
 */
record Problem(int target, String what, String why, String maybe) {
  static Optional<Problem> find(String what, String why) {
    return Optional.of(new Problem(-1, what, why, ""));
  }

  static Optional<Problem> at(int target, String what, String why, String maybe) {
    return Optional.of(new Problem(target, what, why, maybe));
  }
}
