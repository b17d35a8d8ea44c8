package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of data with a check ZZ between neighbours. It finds bit flips and no phase flips.
 *
 * @param distance number of data qubits
 */
public record RepetitionCode(int distance) implements Code {
  private static final int MOST = 1_000_000;

  /**
   * @throws bellhop.units.InputException for a distance below 2 or above a million
   */
  public RepetitionCode {
    Distances.require(distance, MOST);
  }

  @Override
  public boolean keeps(Basis basis) {
    return basis == Basis.Z;
  }

  @Override
  public StabilizerCircuit memory(Basis basis, long rounds) {
    return PatchMemory.circuit(patch(), basis, rounds);
  }

  @Override
  public List<Basis> checkBases() {
    return patch().checks().stream().map(Check::basis).toList();
  }

  private Patch patch() {
    List<Site> data = new ArrayList<>();
    List<Check> checks = new ArrayList<>();
    for (int place = 0; place < 2 * distance - 1; place++) {
      Site site = Site.of(place, place);
      if (place % 2 == 0) {
        data.add(site);
      } else {
        checks.add(new Check(site, Basis.Z, List.of(place - 1, place + 1)));
      }
    }
    List<Integer> all = data.stream().map(Site::qubit).toList();
    return new Patch(data, checks, all, List.of(2 * distance - 2));
  }
}
