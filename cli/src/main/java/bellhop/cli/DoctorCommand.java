package bellhop.cli;

import bellhop.experiment.json.RecordWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks whether this machine has what Bellhop needs; changes nothing. */
@Command(
    name = "doctor",
    description = "Check Java, memory, disk, ports and clock of this machine.",
    footer = {"", "Example", "  bellhop doctor"})
final class DoctorCommand implements Work {
  private static final long ENOUGH_DISK = 500L << 20;
  private static final long ENOUGH_MEMORY = 256L << 20;
  private static final long COARSE_NS = 1_000_000;

  private final Terminal terminal;

  @Option(names = "--json", description = "Print JSON instead of text.")
  boolean json;

  @Option(
      names = {"--help", "-h"},
      usageHelp = true,
      description = "Show this.")
  boolean help;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * What one look has shown.
   *
   * @param needed whether Bellhop cannot do without
   */
  public record Finding(String name, boolean ok, boolean needed, String found) {}

  public record Findings(boolean healthy, List<Finding> findings) {}

  @Override
  public int run() {
    Findings all = examine();
    terminal.out().print(json ? RecordWriter.print(all) : text(all));
    return all.healthy() ? 0 : Main.FAILED;
  }

  static Findings examine() {
    List<Finding> findings =
        List.of(java(), memory(), processors(), disk(), ports(), clock(), solver());
    boolean healthy = findings.stream().allMatch(finding -> finding.ok() || !finding.needed());
    return new Findings(healthy, findings);
  }

  private static String text(Findings all) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : all.findings()) {
      String mark = finding.ok() ? "ok" : finding.needed() ? "BAD" : "-";
      text.append(String.format("%-4s %-11s %s%n", mark, finding.name(), finding.found()));
    }
    return text.toString();
  }

  private static Finding java() {
    int feature = Runtime.version().feature();
    return new Finding(
        "java", feature == 25, true, Runtime.version() + " at " + System.getProperty("java.home"));
  }

  private static Finding memory() {
    long most = Runtime.getRuntime().maxMemory();
    return new Finding(
        "memory",
        most >= ENOUGH_MEMORY,
        true,
        "Java may take " + (most >> 20) + " MiB; 26 program qubits need 1024 MiB a thread");
  }

  private static Finding processors() {
    int count = Runtime.getRuntime().availableProcessors();
    return new Finding("processors", true, true, count + ", all used unless --threads says less");
  }

  private static Finding disk() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    try {
      long free = Files.getFileStore(folder).getUsableSpace();
      boolean ok = free >= ENOUGH_DISK && Files.isWritable(folder);
      return new Finding("disk", ok, false, (free >> 20) + " MiB free in " + folder);
    } catch (IOException e) {
      return new Finding("disk", false, false, folder + " cannot be looked at");
    }
  }

  private static Finding ports() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new Finding(
          "ports", true, false, "can listen on this machine, such as " + socket.getLocalPort());
    } catch (IOException e) {
      return new Finding("ports", false, false, "cannot listen on this machine");
    }
  }

  /** Whether time goes forward in steps that are small enough to measure with. */
  private static Finding clock() {
    long start = System.nanoTime();
    long next = start;
    while (next == start) {
      next = System.nanoTime();
    }
    return new Finding(
        "clock",
        next > start && next - start < COARSE_NS,
        true,
        "steps of " + (next - start) + " ns");
  }

  private static Finding solver() {
    return new Finding("solver", false, false, "none; nothing in this version needs one");
  }
}
