package bellhop.experiment;

import bellhop.compiler.CompileReport;
import bellhop.distributed.Distributed;
import bellhop.distributed.GateAt;
import bellhop.distributed.Move;
import bellhop.distributed.Packet;
import bellhop.distributed.Stretches;
import bellhop.distributed.Text;
import bellhop.network.Network;
import bellhop.network.Qpu;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Divides a program over a network and proves that the parts are the whole. */
public final class Compile {
  private Compile() {}

  /**
   * A result with the files that it describes.
   *
   * @param files one OpenQASM 3 program per QPU, and the schedule
   */
  public record Answer(CompileResult result, List<Text> files) {}

  public static CompileResult of(CompileInputs inputs) {
    return withFiles(inputs, Watch.NONE).result();
  }

  /**
   * @throws bellhop.units.InputException for what is wrong with program, network or pins
   */
  public static Answer withFiles(CompileInputs inputs, Watch watch) {
    watch.stage("compile", 0);
    double start = watch.wallSeconds();
    Sources sources = Sources.read(inputs);
    Built built = Built.of(sources, inputs.options(sources.placement()), watch);
    double wall = watch.wallSeconds() - start;
    watch.stage("prove", 0);
    Proven proven = built.prove(inputs.verification(), watch);
    return new Answer(result(inputs, sources, built, proven, wall, watch), built.texts());
  }

  private static CompileResult result(
      CompileInputs inputs, Sources sources, Built built, Proven proven, double wall, Watch watch) {
    Names names = new Names(sources.network());
    CompileReport report = built.report();
    Distributed distributed = built.distributed();
    return new CompileResult(
        sources.program().title(),
        sources.network().name(),
        report.ebits(),
        report.lowerBound(),
        report.stateTeleports(),
        report.qpus().stream()
            .map(qpu ->
                new CompileResult.Qpu(
                    qpu.name(), qpu.qubits(), qpu.communicationPeak(), qpu.gates()))
            .toList(),
        report.qnus().stream()
            .map(qnu -> new CompileResult.Qnu(qnu.name(), qnu.communicationPeak()))
            .toList(),
        names.of(distributed.assignment()),
        distributed.packets().stream().map(names::packet).toList(),
        distributed.moves().stream().map(names::move).toList(),
        names.gateAt(distributed.gateAt()),
        loops(distributed),
        report.makespanPs() * 1e-12,
        wall,
        proven.method(),
        proven.reason(),
        report.measuredAtEnd(),
        inputs.seed(),
        report.searchSteps(),
        report.isCut() || watch.isTimeUp());
  }

  private static List<CompileResult.Loop> loops(Distributed distributed) {
    int[] ebits = Stretches.ebitsOfLoops(distributed);
    return IntStream.range(0, ebits.length)
        .mapToObj(loop -> new CompileResult.Loop(distributed.loops().get(loop).line(), ebits[loop]))
        .toList();
  }

  /** Says indices of QPUs by name. */
  private record Names(Network network) {
    List<String> of(List<Integer> qpus) {
      return qpus.stream().map(network::qpu).map(Qpu::name).toList();
    }

    CompileResult.Packet packet(Packet packet) {
      List<List<String>> tree =
          packet.tree().stream().map(edge -> of(List.of(edge.from(), edge.to()))).toList();
      return new CompileResult.Packet(packet.root(), packet.gates(), tree);
    }

    CompileResult.Move move(Move move) {
      return new CompileResult.Move(move.qubit(), move.before(), of(move.path()));
    }

    SortedMap<Integer, String> gateAt(List<GateAt> gates) {
      SortedMap<Integer, String> byGate = new TreeMap<>();
      gates.forEach(gate -> byGate.put(gate.gate(), network.qpu(gate.qpu()).name()));
      return Collections.unmodifiableSortedMap(byGate);
    }
  }
}
