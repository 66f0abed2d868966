#[pvq_program::program]
mod program {
    #[program::entrypoint]
    fn entrypoint_0() {}
    #[program::entrypoint]
    fn entrypoint_1() {}
    #[program::entrypoint]
    fn entrypoint_2() {}
    #[program::entrypoint]
    fn entrypoint_3() {}
    #[program::entrypoint]
    fn entrypoint_4() {}
    #[program::entrypoint]
    fn entrypoint_5() {}
    #[program::entrypoint]
    fn entrypoint_6() {}
    #[program::entrypoint]
    fn entrypoint_7() {}
    #[program::entrypoint]
    fn entrypoint_8() {}
    #[program::entrypoint]
    fn entrypoint_9() {}
    #[program::entrypoint]
    fn entrypoint_10() {}
    #[program::entrypoint]
    fn entrypoint_11() {}
    #[program::entrypoint]
    fn entrypoint_12() {}
    #[program::entrypoint]
    fn entrypoint_13() {}
    #[program::entrypoint]
    fn entrypoint_14() {}
    #[program::entrypoint]
    fn entrypoint_15() {}
    #[program::entrypoint]
    fn entrypoint_16() {}
    #[program::entrypoint]
    fn entrypoint_17() {}
    #[program::entrypoint]
    fn entrypoint_18() {}
    #[program::entrypoint]
    fn entrypoint_19() {}
    #[program::entrypoint]
    fn entrypoint_20() {}
    #[program::entrypoint]
    fn entrypoint_21() {}
    #[program::entrypoint]
    fn entrypoint_22() {}
    #[program::entrypoint]
    fn entrypoint_23() {}
    #[program::entrypoint]
    fn entrypoint_24() {}
    #[program::entrypoint]
    fn entrypoint_25() {}
    #[program::entrypoint]
    fn entrypoint_26() {}
    #[program::entrypoint]
    fn entrypoint_27() {}
    #[program::entrypoint]
    fn entrypoint_28() {}
    #[program::entrypoint]
    fn entrypoint_29() {}
    #[program::entrypoint]
    fn entrypoint_30() {}
    #[program::entrypoint]
    fn entrypoint_31() {}
    #[program::entrypoint]
    fn entrypoint_32() {}
    #[program::entrypoint]
    fn entrypoint_33() {}
    #[program::entrypoint]
    fn entrypoint_34() {}
    #[program::entrypoint]
    fn entrypoint_35() {}
    #[program::entrypoint]
    fn entrypoint_36() {}
    #[program::entrypoint]
    fn entrypoint_37() {}
    #[program::entrypoint]
    fn entrypoint_38() {}
    #[program::entrypoint]
    fn entrypoint_39() {}
    #[program::entrypoint]
    fn entrypoint_40() {}
    #[program::entrypoint]
    fn entrypoint_41() {}
    #[program::entrypoint]
    fn entrypoint_42() {}
    #[program::entrypoint]
    fn entrypoint_43() {}
    #[program::entrypoint]
    fn entrypoint_44() {}
    #[program::entrypoint]
    fn entrypoint_45() {}
    #[program::entrypoint]
    fn entrypoint_46() {}
    #[program::entrypoint]
    fn entrypoint_47() {}
    #[program::entrypoint]
    fn entrypoint_48() {}
    #[program::entrypoint]
    fn entrypoint_49() {}
    #[program::entrypoint]
    fn entrypoint_50() {}
    #[program::entrypoint]
    fn entrypoint_51() {}
    #[program::entrypoint]
    fn entrypoint_52() {}
    #[program::entrypoint]
    fn entrypoint_53() {}
    #[program::entrypoint]
    fn entrypoint_54() {}
    #[program::entrypoint]
    fn entrypoint_55() {}
    #[program::entrypoint]
    fn entrypoint_56() {}
    #[program::entrypoint]
    fn entrypoint_57() {}
    #[program::entrypoint]
    fn entrypoint_58() {}
    #[program::entrypoint]
    fn entrypoint_59() {}
    #[program::entrypoint]
    fn entrypoint_60() {}
    #[program::entrypoint]
    fn entrypoint_61() {}
    #[program::entrypoint]
    fn entrypoint_62() {}
    #[program::entrypoint]
    fn entrypoint_63() {}
    #[program::entrypoint]
    fn entrypoint_64() {}
    #[program::entrypoint]
    fn entrypoint_65() {}
    #[program::entrypoint]
    fn entrypoint_66() {}
    #[program::entrypoint]
    fn entrypoint_67() {}
    #[program::entrypoint]
    fn entrypoint_68() {}
    #[program::entrypoint]
    fn entrypoint_69() {}
    #[program::entrypoint]
    fn entrypoint_70() {}
    #[program::entrypoint]
    fn entrypoint_71() {}
    #[program::entrypoint]
    fn entrypoint_72() {}
    #[program::entrypoint]
    fn entrypoint_73() {}
    #[program::entrypoint]
    fn entrypoint_74() {}
    #[program::entrypoint]
    fn entrypoint_75() {}
    #[program::entrypoint]
    fn entrypoint_76() {}
    #[program::entrypoint]
    fn entrypoint_77() {}
    #[program::entrypoint]
    fn entrypoint_78() {}
    #[program::entrypoint]
    fn entrypoint_79() {}
    #[program::entrypoint]
    fn entrypoint_80() {}
    #[program::entrypoint]
    fn entrypoint_81() {}
    #[program::entrypoint]
    fn entrypoint_82() {}
    #[program::entrypoint]
    fn entrypoint_83() {}
    #[program::entrypoint]
    fn entrypoint_84() {}
    #[program::entrypoint]
    fn entrypoint_85() {}
    #[program::entrypoint]
    fn entrypoint_86() {}
    #[program::entrypoint]
    fn entrypoint_87() {}
    #[program::entrypoint]
    fn entrypoint_88() {}
    #[program::entrypoint]
    fn entrypoint_89() {}
    #[program::entrypoint]
    fn entrypoint_90() {}
    #[program::entrypoint]
    fn entrypoint_91() {}
    #[program::entrypoint]
    fn entrypoint_92() {}
    #[program::entrypoint]
    fn entrypoint_93() {}
    #[program::entrypoint]
    fn entrypoint_94() {}
    #[program::entrypoint]
    fn entrypoint_95() {}
    #[program::entrypoint]
    fn entrypoint_96() {}
    #[program::entrypoint]
    fn entrypoint_97() {}
    #[program::entrypoint]
    fn entrypoint_98() {}
    #[program::entrypoint]
    fn entrypoint_99() {}
    #[program::entrypoint]
    fn entrypoint_100() {}
    #[program::entrypoint]
    fn entrypoint_101() {}
    #[program::entrypoint]
    fn entrypoint_102() {}
    #[program::entrypoint]
    fn entrypoint_103() {}
    #[program::entrypoint]
    fn entrypoint_104() {}
    #[program::entrypoint]
    fn entrypoint_105() {}
    #[program::entrypoint]
    fn entrypoint_106() {}
    #[program::entrypoint]
    fn entrypoint_107() {}
    #[program::entrypoint]
    fn entrypoint_108() {}
    #[program::entrypoint]
    fn entrypoint_109() {}
    #[program::entrypoint]
    fn entrypoint_110() {}
    #[program::entrypoint]
    fn entrypoint_111() {}
    #[program::entrypoint]
    fn entrypoint_112() {}
    #[program::entrypoint]
    fn entrypoint_113() {}
    #[program::entrypoint]
    fn entrypoint_114() {}
    #[program::entrypoint]
    fn entrypoint_115() {}
    #[program::entrypoint]
    fn entrypoint_116() {}
    #[program::entrypoint]
    fn entrypoint_117() {}
    #[program::entrypoint]
    fn entrypoint_118() {}
    #[program::entrypoint]
    fn entrypoint_119() {}
    #[program::entrypoint]
    fn entrypoint_120() {}
    #[program::entrypoint]
    fn entrypoint_121() {}
    #[program::entrypoint]
    fn entrypoint_122() {}
    #[program::entrypoint]
    fn entrypoint_123() {}
    #[program::entrypoint]
    fn entrypoint_124() {}
    #[program::entrypoint]
    fn entrypoint_125() {}
    #[program::entrypoint]
    fn entrypoint_126() {}
    #[program::entrypoint]
    fn entrypoint_127() {}
    #[program::entrypoint]
    fn entrypoint_128() {}
    #[program::entrypoint]
    fn entrypoint_129() {}
    #[program::entrypoint]
    fn entrypoint_130() {}
    #[program::entrypoint]
    fn entrypoint_131() {}
    #[program::entrypoint]
    fn entrypoint_132() {}
    #[program::entrypoint]
    fn entrypoint_133() {}
    #[program::entrypoint]
    fn entrypoint_134() {}
    #[program::entrypoint]
    fn entrypoint_135() {}
    #[program::entrypoint]
    fn entrypoint_136() {}
    #[program::entrypoint]
    fn entrypoint_137() {}
    #[program::entrypoint]
    fn entrypoint_138() {}
    #[program::entrypoint]
    fn entrypoint_139() {}
    #[program::entrypoint]
    fn entrypoint_140() {}
    #[program::entrypoint]
    fn entrypoint_141() {}
    #[program::entrypoint]
    fn entrypoint_142() {}
    #[program::entrypoint]
    fn entrypoint_143() {}
    #[program::entrypoint]
    fn entrypoint_144() {}
    #[program::entrypoint]
    fn entrypoint_145() {}
    #[program::entrypoint]
    fn entrypoint_146() {}
    #[program::entrypoint]
    fn entrypoint_147() {}
    #[program::entrypoint]
    fn entrypoint_148() {}
    #[program::entrypoint]
    fn entrypoint_149() {}
    #[program::entrypoint]
    fn entrypoint_150() {}
    #[program::entrypoint]
    fn entrypoint_151() {}
    #[program::entrypoint]
    fn entrypoint_152() {}
    #[program::entrypoint]
    fn entrypoint_153() {}
    #[program::entrypoint]
    fn entrypoint_154() {}
    #[program::entrypoint]
    fn entrypoint_155() {}
    #[program::entrypoint]
    fn entrypoint_156() {}
    #[program::entrypoint]
    fn entrypoint_157() {}
    #[program::entrypoint]
    fn entrypoint_158() {}
    #[program::entrypoint]
    fn entrypoint_159() {}
    #[program::entrypoint]
    fn entrypoint_160() {}
    #[program::entrypoint]
    fn entrypoint_161() {}
    #[program::entrypoint]
    fn entrypoint_162() {}
    #[program::entrypoint]
    fn entrypoint_163() {}
    #[program::entrypoint]
    fn entrypoint_164() {}
    #[program::entrypoint]
    fn entrypoint_165() {}
    #[program::entrypoint]
    fn entrypoint_166() {}
    #[program::entrypoint]
    fn entrypoint_167() {}
    #[program::entrypoint]
    fn entrypoint_168() {}
    #[program::entrypoint]
    fn entrypoint_169() {}
    #[program::entrypoint]
    fn entrypoint_170() {}
    #[program::entrypoint]
    fn entrypoint_171() {}
    #[program::entrypoint]
    fn entrypoint_172() {}
    #[program::entrypoint]
    fn entrypoint_173() {}
    #[program::entrypoint]
    fn entrypoint_174() {}
    #[program::entrypoint]
    fn entrypoint_175() {}
    #[program::entrypoint]
    fn entrypoint_176() {}
    #[program::entrypoint]
    fn entrypoint_177() {}
    #[program::entrypoint]
    fn entrypoint_178() {}
    #[program::entrypoint]
    fn entrypoint_179() {}
    #[program::entrypoint]
    fn entrypoint_180() {}
    #[program::entrypoint]
    fn entrypoint_181() {}
    #[program::entrypoint]
    fn entrypoint_182() {}
    #[program::entrypoint]
    fn entrypoint_183() {}
    #[program::entrypoint]
    fn entrypoint_184() {}
    #[program::entrypoint]
    fn entrypoint_185() {}
    #[program::entrypoint]
    fn entrypoint_186() {}
    #[program::entrypoint]
    fn entrypoint_187() {}
    #[program::entrypoint]
    fn entrypoint_188() {}
    #[program::entrypoint]
    fn entrypoint_189() {}
    #[program::entrypoint]
    fn entrypoint_190() {}
    #[program::entrypoint]
    fn entrypoint_191() {}
    #[program::entrypoint]
    fn entrypoint_192() {}
    #[program::entrypoint]
    fn entrypoint_193() {}
    #[program::entrypoint]
    fn entrypoint_194() {}
    #[program::entrypoint]
    fn entrypoint_195() {}
    #[program::entrypoint]
    fn entrypoint_196() {}
    #[program::entrypoint]
    fn entrypoint_197() {}
    #[program::entrypoint]
    fn entrypoint_198() {}
    #[program::entrypoint]
    fn entrypoint_199() {}
    #[program::entrypoint]
    fn entrypoint_200() {}
    #[program::entrypoint]
    fn entrypoint_201() {}
    #[program::entrypoint]
    fn entrypoint_202() {}
    #[program::entrypoint]
    fn entrypoint_203() {}
    #[program::entrypoint]
    fn entrypoint_204() {}
    #[program::entrypoint]
    fn entrypoint_205() {}
    #[program::entrypoint]
    fn entrypoint_206() {}
    #[program::entrypoint]
    fn entrypoint_207() {}
    #[program::entrypoint]
    fn entrypoint_208() {}
    #[program::entrypoint]
    fn entrypoint_209() {}
    #[program::entrypoint]
    fn entrypoint_210() {}
    #[program::entrypoint]
    fn entrypoint_211() {}
    #[program::entrypoint]
    fn entrypoint_212() {}
    #[program::entrypoint]
    fn entrypoint_213() {}
    #[program::entrypoint]
    fn entrypoint_214() {}
    #[program::entrypoint]
    fn entrypoint_215() {}
    #[program::entrypoint]
    fn entrypoint_216() {}
    #[program::entrypoint]
    fn entrypoint_217() {}
    #[program::entrypoint]
    fn entrypoint_218() {}
    #[program::entrypoint]
    fn entrypoint_219() {}
    #[program::entrypoint]
    fn entrypoint_220() {}
    #[program::entrypoint]
    fn entrypoint_221() {}
    #[program::entrypoint]
    fn entrypoint_222() {}
    #[program::entrypoint]
    fn entrypoint_223() {}
    #[program::entrypoint]
    fn entrypoint_224() {}
    #[program::entrypoint]
    fn entrypoint_225() {}
    #[program::entrypoint]
    fn entrypoint_226() {}
    #[program::entrypoint]
    fn entrypoint_227() {}
    #[program::entrypoint]
    fn entrypoint_228() {}
    #[program::entrypoint]
    fn entrypoint_229() {}
    #[program::entrypoint]
    fn entrypoint_230() {}
    #[program::entrypoint]
    fn entrypoint_231() {}
    #[program::entrypoint]
    fn entrypoint_232() {}
    #[program::entrypoint]
    fn entrypoint_233() {}
    #[program::entrypoint]
    fn entrypoint_234() {}
    #[program::entrypoint]
    fn entrypoint_235() {}
    #[program::entrypoint]
    fn entrypoint_236() {}
    #[program::entrypoint]
    fn entrypoint_237() {}
    #[program::entrypoint]
    fn entrypoint_238() {}
    #[program::entrypoint]
    fn entrypoint_239() {}
    #[program::entrypoint]
    fn entrypoint_240() {}
    #[program::entrypoint]
    fn entrypoint_241() {}
    #[program::entrypoint]
    fn entrypoint_242() {}
    #[program::entrypoint]
    fn entrypoint_243() {}
    #[program::entrypoint]
    fn entrypoint_244() {}
    #[program::entrypoint]
    fn entrypoint_245() {}
    #[program::entrypoint]
    fn entrypoint_246() {}
    #[program::entrypoint]
    fn entrypoint_247() {}
    #[program::entrypoint]
    fn entrypoint_248() {}
    #[program::entrypoint]
    fn entrypoint_249() {}
    #[program::entrypoint]
    fn entrypoint_250() {}
    #[program::entrypoint]
    fn entrypoint_251() {}
    #[program::entrypoint]
    fn entrypoint_252() {}
    #[program::entrypoint]
    fn entrypoint_253() {}
    #[program::entrypoint]
    fn entrypoint_254() {}
    #[program::entrypoint]
    fn entrypoint_255() {}
    #[program::entrypoint]
    fn entrypoint_256() {}
}

fn main() {}
