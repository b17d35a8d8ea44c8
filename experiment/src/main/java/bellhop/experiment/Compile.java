package bellhop.experiment;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmWriter;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.CompileReport;
import bellhop.distributed.Distributed;
import bellhop.distributed.GateAt;
import bellhop.distributed.LocalSwaps;
import bellhop.distributed.Move;
import bellhop.distributed.Packet;
import bellhop.distributed.Stretches;
import bellhop.distributed.Text;
import bellhop.network.Network;
import bellhop.network.Qpu;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Divides a program over a network and proves that the parts are the whole. */
public final class Compile {
  private static final String REWRITTEN = "rewritten.qasm";

  private Compile() {}

  /**
   * A result with the files that it describes.
   *
   * @param files one OpenQASM 3 program per QPU, the schedule, and the source in the gates that
   *     were compiled if they are others
   */
  public record Answer(CompileDetails details, List<Text> files) {
    public CompileResult result() {
      return details.result();
    }
  }

  public static CompileResult of(CompileInputs inputs) {
    return withFiles(inputs, Watch.NONE).result();
  }

  /**
   * @throws bellhop.units.InputException for what is wrong with program, network or pins
   */
  public static Answer withFiles(CompileInputs inputs, Watch watch) {
    return answer(inputs, watch, false);
  }

  /**
   * The same with the curve of ebits over communication qubits. Where fewer of them led a search
   * that was cut to fewer ebits, that is the answer.
   *
   * @throws bellhop.units.InputException for what is wrong with program, network or pins
   */
  public static Answer withCurve(CompileInputs inputs, Watch watch) {
    return answer(inputs, watch, true);
  }

  private static Answer answer(CompileInputs inputs, Watch watch, boolean hasCurve) {
    watch.stage("compile", 0);
    double start = watch.wallSeconds();
    Sources sources = Sources.read(inputs);
    CompileOptions options = inputs.options(sources.placement());
    Built first = Built.of(sources, options, watch);
    double wall = watch.wallSeconds() - start;
    Proven proof = prove(first, inputs, watch);
    CommunicationCurve.Drawn curve =
        hasCurve
            ? CommunicationCurve.of(sources, first, options, inputs.threads(), watch)
            : CommunicationCurve.Drawn.NONE;
    Built built = curve.better().orElse(first);
    Proven proven = curve.better().map(better -> prove(better, inputs, watch)).orElse(proof);
    List<Text> files = new ArrayList<>(built.texts());
    built
        .rewritten()
        .map(QasmWriter::write)
        .map(qasm -> new Text(REWRITTEN, qasm))
        .ifPresent(files::add);
    Spending spending =
        Spending.of(built.course(), built.distributed().assignment(), sources.network());
    CompileDetails details =
        new CompileDetails(
            result(inputs, sources, built, spending, proven, curve, wall, watch),
            sources.network(),
            built.distributed(),
            built.course(),
            spending,
            qubits(sources.program()),
            built.expectedFaults(),
            built.report().isCut());
    return new Answer(details, files);
  }

  private static Proven prove(Built built, CompileInputs inputs, Watch watch) {
    watch.stage("prove", 0);
    return built.prove(inputs.verification(), watch);
  }

  private static List<String> qubits(Program program) {
    List<String> names = new ArrayList<>();
    for (Program.QubitRegister register : program.qubits()) {
      for (int i = 0; i < register.size(); i++) {
        names.add(register.scalar() ? register.name() : register.name() + "[" + i + "]");
      }
    }
    return names;
  }

  private static CompileResult result(
      CompileInputs inputs,
      Sources sources,
      Built built,
      Spending spending,
      Proven proven,
      CommunicationCurve.Drawn curve,
      double wall,
      Watch watch) {
    Names names = new Names(sources.network());
    CompileReport report = built.report();
    Distributed distributed = built.distributed();
    return new CompileResult(
        sources.program().title(),
        sources.network().name(),
        inputs.objective(),
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
        built.rewritten().map(_ -> REWRITTEN),
        spending.between().stream().map(names::between).toList(),
        spending.links().stream().map(names::link).toList(),
        loops(distributed),
        LocalSwaps.count(distributed, sources.network()),
        report.makespanPs() * 1e-12,
        report.makespanSamples(),
        curve.points(),
        curve.enough(),
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

    CompileResult.Between between(Spending.Between between) {
      return new CompileResult.Between(
          of(List.of(between.a(), between.b())), between.ebits(), between.forMoves());
    }

    CompileResult.PerLink link(Spending.PerLink its) {
      return new CompileResult.PerLink(network.link(its.link()).name(), its.ebits());
    }

    SortedMap<Integer, String> gateAt(List<GateAt> gates) {
      SortedMap<Integer, String> byGate = new TreeMap<>();
      gates.forEach(gate -> byGate.put(gate.gate(), network.qpu(gate.qpu()).name()));
      return Collections.unmodifiableSortedMap(byGate);
    }
  }
}
