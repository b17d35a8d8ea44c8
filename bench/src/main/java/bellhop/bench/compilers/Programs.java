package bellhop.bench.compilers;

import bellhop.circuit.Program;
import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.circuit.qasm.QasmReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs of the bars: generated, or read from a copy of QASMBench. */
final class Programs {
  static final String FILE = "qasmbench ";

  private final Map<String, Path> files = new HashMap<>();

  /**
   * @param folder searched for files named name.qasm, or alone in a folder of that name
   */
  Programs(Optional<Path> folder) {
    folder.ifPresent(this::find);
  }

  private void find(Path folder) {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> found = walk.filter(file -> file.toString().endsWith(".qasm")).sorted().toList();
      for (Path file : found) {
        String[] names = file.toString().split("[/\\\\]");
        files.putIfAbsent(names[names.length - 1].replace(".qasm", ""), file);
        if (names.length > 1) {
          files.putIfAbsent(names[names.length - 2], file);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean has(Bar bar) {
    return !bar.isFile() || files.containsKey(name(bar));
  }

  Program program(Bar bar, long seed) {
    return bar.isFile()
        ? QasmReader.read(Objects.requireNonNull(files.get(name(bar))))
        : generated(bar, seed);
  }

  private static String name(Bar bar) {
    return bar.program().substring(FILE.length());
  }

  private static Program generated(Bar bar, long seed) {
    String[] words = bar.program().split(" ");
    Recipe recipe = Recipe.of(bar.qubits()).withSeed(seed);
    if (words.length > 1) {
      double probability = Double.parseDouble(words[1]);
      recipe = recipe.withFraction(probability).withEdgeProbability(probability);
    }
    return Stream.of(Family.values())
        .filter(family -> family.word().equals(words[0]))
        .findFirst()
        .orElseThrow()
        .program(recipe);
  }
}
