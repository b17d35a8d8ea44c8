package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Program;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Reset;
import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedFormTest {
  private static final Network NETWORK = Samples.line(2, 1, 1);
  private static final Location HERE = Location.of("a.qasm");

  @Test
  void printsRequestsMessagesAndGuardsAsAnyParserAcceptsThem() {
    String a = Emitter.emit(Samples.remoteCx(), NETWORK).getFirst().content();
    assertThat(a)
        .contains("bellhop qpu \"a\" of 2 data 1 comm 1")
        .contains(
            "@bellhop.epr id=0 peer=\"b\" link=\"link-0\" need_by=1200ns use_at=1500ns\n"
                + "reset link[0];")
        .contains("@bellhop.send to=\"b\" key=0\nm0 = m0;")
        .contains("@bellhop.recv from=\"b\" key=0\nm1 = m1;")
        .contains("@bellhop.turn 0\nc0 = measure data[0];")
        .contains("if (m1)");
  }

  @Test
  void readsBackAnEqualProgram() {
    requireSame(Samples.remoteCx());
  }

  /** Pairs of links that almost never succeed are planned for days from now. */
  @Test
  void readsBackTimesOfWeeks() {
    for (String time : List.of("1428571427571429ps", "999999999999999999ps", "8640000000000ns")) {
      assertThat(Attributes.parse("bellhop.epr", "need_by=" + time, HERE).picos("need_by"))
          .isGreaterThan(1_000_000_000_000_000L);
    }
    Attributes tooLong = Attributes.parse("bellhop.epr", "need_by=999999999999999999ns", HERE);
    assertThatThrownBy(() -> tooLong.picos("need_by"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than a hundred days");
  }

  @Test
  void readsBackGuardsNumbersAndOddNames() {
    List<Cell> cells =
        List.of(
            Cell.bit("data"),
            Cell.bit("x"),
            Cell.bit("x_"),
            new Cell("n", Program.Kind.INT, 32),
            new Cell("u", Program.Kind.UINT, 8));
    Expression sum =
        new Expression.Binary(
            BinaryOperator.ADD, new Expression.Cell(3), new Expression.Constant(3));
    Expression less =
        new Expression.Binary(BinaryOperator.LESS, new Expression.Cell(3), new Expression.Cell(4));
    Expression fiveInThreeBits =
        new Expression.Binary(
            BinaryOperator.EQUAL,
            new Expression.Bits(List.of(2, 0, 1)),
            new Expression.Constant(5));
    Expression parity =
        new Expression.Binary(
            BinaryOperator.BIT_XOR, new Expression.Cell(1), new Expression.Cell(2));
    Expression isSet =
        new Expression.Binary(
            BinaryOperator.NOT_EQUAL, new Expression.Cell(2), new Expression.Constant(0));
    Expression isClear = new Expression.Unary(Expression.UnaryOperator.NOT, new Expression.Cell(2));
    List<Instruction> steps =
        List.of(
            new Measure(0, 0, Instruction.NO_GUARD, 0),
            new Measure(0, 1, 0, 1),
            new Reset(0, 1, 2),
            new Reset(0, Instruction.NO_GUARD, 3),
            new Compute(3, new Expression.Truncate(sum, 32, true), 0),
            new Compute(2, less, Instruction.NO_GUARD),
            new Compute(1, fiveInThreeBits, Instruction.NO_GUARD),
            new Compute(1, parity, 0),
            new Compute(1, isSet, 2),
            new Compute(1, isClear, 2),
            new GateOn(GateCall.of(Gate.U, new double[] {0.1, -1e-7, StrictMath.PI}, 0), 2));
    Distributed sample = Samples.remoteCx();
    List<LocalProgram> programs =
        List.of(Samples.local("a", 0, cells, steps), Samples.local("b", 1, List.of(), List.of()));
    requireSame(
        new Distributed(
            "odd",
            programs,
            List.of(),
            sample.variables(),
            List.of(new Result(1, 0, 2)),
            sample.start(),
            sample.end(),
            List.of(),
            List.of(),
            List.of()));
  }

  @Test
  void readsBackEveryGate() {
    List<Instruction> steps = new ArrayList<>();
    for (Gate gate : Gate.values()) {
      double[] angles = new double[gate.parameterCount()];
      for (int i = 0; i < angles.length; i++) {
        angles[i] = 0.1 + i;
      }
      int[] qubits = gate.qubitCount() == 1 ? new int[] {0} : new int[] {0, 1};
      if (gate.qubitCount() < 3) {
        steps.add(new GateOn(GateCall.of(gate, angles, qubits), Instruction.NO_GUARD));
      }
    }
    Distributed sample = Samples.remoteCx();
    requireSame(
        Samples.with(
            sample,
            List.of(
                Samples.local("a", 0, Samples.bits("m0", "m1", "c0"), steps),
                sample.programs().get(1))));
  }

  private static void requireSame(Distributed distributed) {
    Distributed same =
        new Distributed(
            distributed.program(),
            distributed.programs(),
            PairUses.of(distributed.programs(), NETWORK),
            distributed.variables(),
            distributed.results(),
            distributed.start(),
            distributed.end(),
            distributed.packets(),
            distributed.moves(),
            distributed.gateAt());
    List<Text> texts = Emitter.emit(same, NETWORK);
    assertThat(Reader.read(texts, NETWORK)).isEqualTo(same);
    assertThat(Recount.ebits(texts)).isEqualTo(same.ebits());
  }

  @Test
  void saysWhereAnUnknownPeerStands() {
    List<Text> texts = new ArrayList<>(Emitter.emit(Samples.remoteCx(), NETWORK));
    Text a = texts.getFirst();
    texts.set(0, new Text(a.fileName(), a.content().replace("from=\"b\"", "from=\"bb\"")));
    assertThatThrownBy(() -> Reader.read(texts, NETWORK))
        .isInstanceOf(InputException.class)
        .hasMessageMatching(
            "(?s)a\\.qasm:\\d+:1: QPU \"bb\" is not in network \"line\"; .*Maybe \"b\" was meant.*");
  }

  @Test
  void saysWhereTheScheduleIsWrong() {
    List<Text> texts = new ArrayList<>(Emitter.emit(Samples.remoteCx(), NETWORK));
    Text schedule = texts.getLast();
    for (String[] change :
        new String[][] {
          {"\"packets\"", "\"packet\""},
          {"data[0]", "data[9]"},
          {"\"root\" : 0", "\"root\" : -1"},
          {"bellhop-schedule/1", "bellhop-schedule/2"},
          {"{", "["},
          {"\"moves\"", "\"packets\""}
        }) {
      String broken = schedule.content().replace(change[0], change[1]);
      assertThat(broken).isNotEqualTo(schedule.content());
      texts.set(texts.size() - 1, new Text(schedule.fileName(), broken));
      assertThatThrownBy(() -> Reader.read(texts, NETWORK))
          .isInstanceOf(InputException.class)
          .hasMessageMatching("(?s)schedule\\.json:\\d+:\\d+: .*");
    }
  }

  @Test
  void refusesAScheduleThatDoesNotFitThePrograms() {
    refuseSchedule("\"ebits\" : 1", "\"ebits\" : 1.5", "ebits \"1.5\"");
    refuseSchedule("\"ebits\" : 1", "\"ebits\" : 2", "ebits \"2\"");
    refuseSchedule("\"id\" : 0", "\"id\" : 1.5", "id \"1.5\"");
    refuseSchedule("  \"ebits\" : 1,\n", "", "no \"ebits\"");
    refuseSchedule("\"cell\" : 0", "\"cell\" : 99", "cell 99");
    refuseSchedule("\"cell\" : 1", "\"cell\" : 0", "cell 0 after 0");
    refuseSchedule("\"gates\" : [ 0 ]", "\"gates\" : [ 7000 ]", "gate 7000");
    refuseSchedule("\"file\" : \"a.qasm\"", "\"file\" : \"c.qasm\"", "no file c.qasm");
  }

  private static void refuseSchedule(String right, String wrong, String message) {
    List<Text> texts = new ArrayList<>();
    Emitter.emit(Samples.remoteCx(), NETWORK)
        .forEach(text -> texts.add(new Text("D/" + text.fileName(), text.content())));
    assertThat(Reader.read(texts, NETWORK)).isEqualTo(Samples.remoteCx());
    String schedule = texts.getLast().content();
    assertThat(schedule).contains(right);
    texts.set(texts.size() - 1, new Text("D/schedule.json", schedule.replace(right, wrong)));
    assertThatThrownBy(() -> Reader.read(texts, NETWORK))
        .isInstanceOf(InputException.class)
        .hasMessageMatching("(?s)D/schedule\\.json:\\d+:\\d+: .*")
        .hasMessageContaining(message);
  }

  @Test
  void refusesAProgramThatTheCompilerNeverWrites() {
    refuseProgram("of 2 data 1 comm 1", "of 99 data 1 comm 1", "a.qasm:3:1: pragma bellhop qpu");
    refuseProgram("of 2 data 1 comm 1", "of 2 data 1 comm 7", "a.qasm:3:1: pragma bellhop qpu");
    refuseProgram("OPENQASM 3.0;", "OPENQASM 3.2;", "a.qasm:1:1: ");
    refuseProgram("OPENQASM 3.0;", "", "a.qasm:2:1: ");
    refuseProgram("id=0 peer", "id=0 id=0 peer", "id= twice");
    refuseProgram("peer=\"b\"", "peer=\"a\"", "the compiler never writes it so");
    refuseProgram("key=0\nm0 = m0", "key=0\nm0 = 1", "the compiler never writes it so");
  }

  private static void refuseProgram(String right, String wrong, String message) {
    List<Text> texts = new ArrayList<>(Emitter.emit(Samples.remoteCx(), NETWORK));
    String a = texts.getFirst().content();
    assertThat(a).contains(right);
    texts.set(0, new Text("a.qasm", a.replace(right, wrong)));
    assertThatThrownBy(() -> Reader.read(texts, NETWORK))
        .isInstanceOf(InputException.class)
        .hasMessageMatching("(?s)a\\.qasm:\\d+:\\d+: .*")
        .hasMessageContaining(message);
  }

  @Test
  void refusesASourceProgram() {
    List<Text> texts = new ArrayList<>(Emitter.emit(Samples.remoteCx(), NETWORK));
    texts.set(0, new Text("a.qasm", "OPENQASM 3.0;\nqubit q;\n"));
    assertThatThrownBy(() -> Reader.read(texts, NETWORK))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("to be compiled first");
  }
}
