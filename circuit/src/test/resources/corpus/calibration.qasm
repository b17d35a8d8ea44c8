OPENQASM 3.0;
defcalgrammar "openpulse";
cal {
  port drive0; // a brace in a comment }
  frame f0 = newframe(drive0, 5.0e9, 0.0);
}
defcal x $0 { play(f0, gaussian(1.0, 100ns, 20ns)); }
defcal rz(angle[20] theta) $q { shift_phase(f0, -theta); }
defcal measure $0 -> bit { return capture(f0, "}"); }
defcal tune $0 { delay[10ns] f0; }
x $0;
rz(pi/2) $1;
bit b = measure $0;
