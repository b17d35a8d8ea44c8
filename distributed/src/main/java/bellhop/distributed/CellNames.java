package bellhop.distributed;

import bellhop.circuit.Gate;
import java.util.Set;

/**
 * Keeps the names of cells apart from words of OpenQASM and from the qubit registers: a name that
 * would clash, or that ends in an underscore, gets one underscore more in the text.
 */
final class CellNames {
  private static final Set<String> RESERVED =
      Set.of(
          ("data link memory pi tau euler U CX gphase u1 u2 u3 cu1 phase cphase OPENQASM include"
                  + " defcalgrammar def cal defcal gate extern box let break continue if else end"
                  + " return for while in switch case default pragma input output const readonly"
                  + " mutable qreg qubit creg bool bit int uint float angle complex array void"
                  + " duration stretch inv pow ctrl negctrl durationof delay reset measure barrier"
                  + " true false im sizeof arcsin arccos arctan sin cos tan exp ln log sqrt mod"
                  + " ceiling floor popcount rotl rotr real imag nop opaque")
              .split(" "));

  private CellNames() {}

  static String print(String name) {
    return isReserved(name) || name.endsWith("_") ? name + "_" : name;
  }

  static String read(String printed) {
    return printed.endsWith("_") ? printed.substring(0, printed.length() - 1) : printed;
  }

  private static boolean isReserved(String name) {
    if (RESERVED.contains(name)) {
      return true;
    }
    for (Gate gate : Gate.values()) {
      if (gate.qasmName().equals(name)) {
        return true;
      }
    }
    return false;
  }
}
