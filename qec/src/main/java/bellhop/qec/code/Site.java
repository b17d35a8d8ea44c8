package bellhop.qec.code;

import java.util.Arrays;
import java.util.List;

/**
 * A qubit and where it is.
 *
 * @param at coordinates, of as many dimensions as the code is drawn in
 */
record Site(int qubit, List<Double> at) {
  Site {
    at = List.copyOf(at);
  }

  static Site of(int qubit, double... at) {
    return new Site(qubit, Arrays.stream(at).boxed().toList());
  }
}
