package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Writes the memory of a patch. */
final class PatchMemory {
  private final Patch patch;
  private final Basis basis;
  private final int[] data;

  private PatchMemory(Patch patch, Basis basis) {
    this.patch = patch;
    this.basis = basis;
    data = patch.dataQubits();
  }

  static StabilizerCircuit circuit(Patch patch, Basis basis, long rounds) {
    return new PatchMemory(patch, basis).circuit(rounds);
  }

  private StabilizerCircuit circuit(long rounds) {
    StabilizerCircuit.Builder out = StabilizerCircuit.builder();
    prepare(out);
    PatchRound.write(patch, out);
    firstDetectors(out);
    if (rounds > 1) {
      out.repeat(rounds - 1, PatchRound.later(patch));
    }
    end(out);
    return out.build();
  }

  private void prepare(StabilizerCircuit.Builder out) {
    new Annotations(out).places(patch.sites());
    out.add(basis.reset(), data).add(Op.R, patch.checkQubits());
  }

  /** Only checks of the kept basis have a value before they are measured. */
  private void firstDetectors(StabilizerCircuit.Builder out) {
    Annotations annotations = new Annotations(out);
    forKeptChecks(index -> annotations.detector(site(index), 0, IntStream.of(back(index))));
  }

  private void end(StabilizerCircuit.Builder out) {
    out.add(basis.measurement(), data);
    Annotations annotations = new Annotations(out);
    forKeptChecks(index -> {
      IntStream now = backs(patch.checks().get(index).data());
      IntStream last = IntStream.of(back(index) + data.length);
      annotations.detector(site(index), 1, IntStream.concat(now, last));
    });
    annotations.observable(0, backs(patch.logical(basis)));
  }

  private void forKeptChecks(Consumer<Integer> action) {
    for (int index = 0; index < patch.checks().size(); index++) {
      if (patch.checks().get(index).basis() == basis) {
        action.accept(index);
      }
    }
  }

  private Site site(int index) {
    return patch.checks().get(index).site();
  }

  /** Of the record of a check, right after its round. */
  private int back(int index) {
    return patch.checks().size() - index;
  }

  /** Of the records of data at the end. */
  private IntStream backs(List<Integer> qubits) {
    return qubits.stream().mapToInt(qubit -> data.length - Arrays.binarySearch(data, qubit));
  }
}
