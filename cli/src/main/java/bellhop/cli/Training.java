package bellhop.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A short run of each main job in one process, from which the launcher keeps loaded classes and
 * profiles, so that later starts are quick. It runs in the folder of the project.
 */
final class Training {
  private static final String CIRCUIT = " --in @/circuit.stim";

  /** Where {@code @} is a folder that is there for the time being. */
  private static final List<String> JOBS =
      List.of(
          "run examples/programs/qft-12.qasm --network examples/networks/two-cryostats.yaml"
              + " --shots 100",
          "qec gen --code surface_code --task rotated_memory_z --distance 7 --rounds 7 --p 0.001"
              + " --out @/circuit.stim",
          "qec detect --shots 200000 --threads 1 --out_format b8 --out @/b8" + CIRCUIT,
          "qec detect --shots 1000 --out_format 01 --out @/01 --obs_out @/obs" + CIRCUIT,
          "qec sample --shots 10000 --out_format b8 --out @/results" + CIRCUIT,
          "qec m2d --circuit @/circuit.stim --in @/results --in_format b8 --out @/events",
          "qec analyze --out @/plain.dem" + CIRCUIT,
          "qec analyze --decompose_errors --out @/split.dem" + CIRCUIT,
          "qec analyze --fold_loops --out @/folded.dem" + CIRCUIT,
          "qec sample_dem --in @/plain.dem --shots 20000 --out_format b8 --out @/faults",
          "qec memory --code rotated-surface --distance 5 --p 0.003 --shots 20000");

  private Training() {}

  public static void main(String[] none) throws IOException {
    Path folder = Files.createTempDirectory("bellhop-training");
    OutputStream bytes = new FileOutputStream(FileDescriptor.out);
    PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
    Terminal terminal = new Terminal(out, out, Map.of(), InputStream.nullInputStream(), bytes);
    for (String job : JOBS) {
      Main.run(terminal, job.replace("@", folder.toString()).split(" "));
    }
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
