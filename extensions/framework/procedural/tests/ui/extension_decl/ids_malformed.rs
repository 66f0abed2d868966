#[pvq_extension_procedural::extension_decl]
mod bare {
    #[extension_decl::extension]
    #[extension_decl::ids]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod empty {
    #[extension_decl::extension]
    #[extension_decl::ids()]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod normative_alone {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 1)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod legacy_alone {
    #[extension_decl::extension]
    #[extension_decl::ids(legacy = 1)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod twice {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 1, legacy = 2, normative = 1)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod unknown {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 1, legacy = 2, old = 3)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod text {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = "1", legacy = 2)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod negative {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = -1, legacy = 2)]
    pub trait Extension {
        fn nothing();
    }
}

#[pvq_extension_procedural::extension_decl]
mod large {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0x1_0000_0000_0000_0000, legacy = 2)]
    pub trait Extension {
        fn nothing();
    }
}

fn main() {}
