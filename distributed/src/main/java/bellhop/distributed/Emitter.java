package bellhop.distributed;

import bellhop.circuit.qasm.QasmWriter;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Prints a distributed program: one OpenQASM 3 text per QPU, which any parser of that language
 * accepts, and {@code schedule.json}. {@link Reader} makes an equal program of them.
 */
public final class Emitter {
  private Emitter() {}

  /** The texts of the QPUs in order, then {@code schedule.json}. */
  public static List<Text> emit(Distributed distributed, Network network) {
    LocalPrinter printer = new LocalPrinter(network, distributed.programs());
    List<String> names = fileNames(distributed.programs());
    List<Text> texts = new ArrayList<>();
    for (int qpu = 0; qpu < names.size(); qpu++) {
      texts.add(new Text(names.get(qpu), QasmWriter.write(printer.print(qpu))));
    }
    texts.add(ScheduleWriter.write(distributed, network, names));
    return texts;
  }

  /** Of the QPU's name what any file system takes, and a number where that is not enough. */
  private static List<String> fileNames(List<LocalProgram> programs) {
    List<String> names = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (LocalProgram local : programs) {
      String stem = local.qpu().replaceAll("[^A-Za-z0-9_-]", "_");
      if (stem.isEmpty() || !taken.add(stem.toLowerCase(Locale.ROOT))) {
        stem = stem + "." + names.size();
      }
      names.add(stem + ".qasm");
    }
    return names;
  }
}
