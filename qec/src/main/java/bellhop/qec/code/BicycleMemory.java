package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.noise.RoundMark;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes the memory of a bicycle code: cycles of eight layers, seven of them with CX (Bravyi et
 * al., arXiv:2308.07915). X checks are prepared in the first layer and measured in the last, Z
 * checks one layer before. At the end the data are measured together with the X checks.
 *
 * <p>Qubits: left data, right data, X checks, Z checks, each by site.
 */
final class BicycleMemory {
  /** Which of its six partners a check meets in each layer; {@link Check#NOBODY} in one. */
  private static final List<Integer> X_ORDER = List.of(Check.NOBODY, 1, 4, 3, 5, 0, 2);

  private static final List<Integer> Z_ORDER = List.of(3, 5, 0, 1, 2, 4, Check.NOBODY);

  private final BicycleCode code;
  private final Basis basis;
  private final int sites;

  private BicycleMemory(BicycleCode code, Basis basis) {
    this.code = code;
    this.basis = basis;
    sites = code.siteCount();
  }

  static StabilizerCircuit circuit(BicycleCode code, Basis basis, long rounds) {
    return new BicycleMemory(code, basis).circuit(rounds);
  }

  private StabilizerCircuit circuit(long rounds) {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    prepare(out);
    layers(out);
    if (rounds == 1) {
      end(out);
      firstDetectors(out, 2 * sites);
    } else {
      between(out);
      firstDetectors(out, 0);
      if (rounds > 2) {
        out.repeat(rounds - 2, laterRound());
      }
      layers(out);
      end(out);
      laterDetectors(out, 2 * sites);
    }
    endDetectors(out);
    return out.build();
  }

  private void prepare(StabilizerCircuit.Builder out) {
    List<Site> places = new ArrayList<>();
    for (int qubit = 0; qubit < 4 * sites; qubit++) {
      places.add(site(qubit));
    }
    new Annotations(out).places(places);
    out.add(basis.reset(), data()).add(Op.R, checks(Basis.Z));
  }

  /** X checks at even places, Z checks at odd ones, left data beside X checks, right ones above. */
  private Site site(int qubit) {
    int kind = qubit / sites;
    int x = qubit % sites / code.m();
    int y = qubit % sites % code.m();
    int right = kind == 0 || kind == 3 ? 1 : 0;
    int up = kind == 1 || kind == 3 ? 1 : 0;
    return Site.of(qubit, 2 * x + right, 2 * y + up);
  }

  private int[] data() {
    return IntStream.range(0, 2 * sites).toArray();
  }

  private int first(Basis its) {
    return (its == Basis.X ? 2 : 3) * sites;
  }

  private int[] checks(Basis its) {
    return IntStream.range(first(its), first(its) + sites).toArray();
  }

  /** All layers of a cycle but the last. */
  private void layers(StabilizerCircuit.Builder out) {
    out.add(Op.TICK).add(RoundMark.on(data())).add(Op.RX, checks(Basis.X));
    for (int layer = 0; layer < X_ORDER.size(); layer++) {
      out.add(Op.CX, pairs(layer));
      if (layer < X_ORDER.size() - 1) {
        out.add(Op.TICK);
      }
    }
    out.add(Op.M, checks(Basis.Z)).add(Op.TICK);
  }

  private int[] pairs(int layer) {
    List<Integer> pairs = new ArrayList<>();
    for (int site = 0; site < sites; site++) {
      if (X_ORDER.get(layer) != Check.NOBODY) {
        pairs.add(first(Basis.X) + site);
        pairs.add(code.partners(Basis.X, site).get(X_ORDER.get(layer)));
      }
      if (Z_ORDER.get(layer) != Check.NOBODY) {
        pairs.add(code.partners(Basis.Z, site).get(Z_ORDER.get(layer)));
        pairs.add(first(Basis.Z) + site);
      }
    }
    return pairs.stream().mapToInt(Integer::intValue).toArray();
  }

  /** The last layer of a cycle that another one follows. */
  private void between(StabilizerCircuit.Builder out) {
    out.add(Op.MX, checks(Basis.X)).add(Op.R, checks(Basis.Z));
  }

  private void end(StabilizerCircuit.Builder out) {
    out.add(Op.MX, checks(Basis.X)).add(basis.measurement(), data());
  }

  private StabilizerCircuit laterRound() {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    layers(out);
    between(out);
    laterDetectors(out, 0);
    return out.build();
  }

  /** Only checks of the kept basis have a value before they are measured. */
  private void firstDetectors(StabilizerCircuit.Builder out, int since) {
    Annotations annotations = new Annotations(out);
    for (int site = 0; site < sites; site++) {
      annotations.detector(site(first(basis) + site), 0, IntStream.of(since + back(basis, site)));
    }
  }

  /**
   * @param since records since the end of the round
   */
  private void laterDetectors(StabilizerCircuit.Builder out, int since) {
    Annotations annotations = new Annotations(out);
    annotations.nextRound(2);
    for (Basis its : List.of(Basis.Z, Basis.X)) {
      for (int site = 0; site < sites; site++) {
        int back = since + back(its, site);
        annotations.detector(site(first(its) + site), 0, IntStream.of(back, back + 2 * sites));
      }
    }
  }

  /** Of the record of a check, right after its round: Z checks were measured first. */
  private int back(Basis its, int site) {
    return (its == Basis.X ? 1 : 2) * sites - site;
  }

  private void endDetectors(StabilizerCircuit.Builder out) {
    Annotations annotations = new Annotations(out);
    for (int site = 0; site < sites; site++) {
      IntStream last = IntStream.of(2 * sites + back(basis, site));
      IntStream data = code.partners(basis, site).stream().mapToInt(qubit -> 2 * sites - qubit);
      annotations.detector(site(first(basis) + site), 1, IntStream.concat(data, last));
    }
    BitMatrix logicals = code.css().logicals().of(basis);
    for (int index = 0; index < logicals.rowCount(); index++) {
      annotations.observable(index, logicals.row(index).stream().map(qubit -> 2 * sites - qubit));
    }
  }
}
