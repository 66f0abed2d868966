// The ids of an extension `Extension` with the functions `a` and `b`, in this order.
#[pvq_extension::extension_decl]
mod kept {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0xa984_81b9_a6cc_bf99, legacy = 0x4766_3db3_949b_c3f1)]
    pub trait Extension {
        fn a();
        #[cfg(any())]
        fn removed();
        fn b(x: u32);
    }
}

#[pvq_extension::extension_decl]
mod reordered {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0xa984_81b9_a6cc_bf99, legacy = 0x4766_3db3_949b_c3f1)]
    pub trait Extension {
        fn b(x: u32);
        fn a();
    }
}

#[pvq_extension::extension_decl]
mod added {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0xa984_81b9_a6cc_bf99, legacy = 0x4766_3db3_949b_c3f1)]
    pub trait Extension {
        fn a();
        fn b(x: u32);
        fn c();
    }
}

#[pvq_extension::extension_decl]
mod renamed {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0xa984_81b9_a6cc_bf99, legacy = 0x4766_3db3_949b_c3f1)]
    pub trait Renamed {
        fn a();
        fn b(x: u32);
    }
}

#[pvq_extension::extension_decl]
mod mistyped {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 1, legacy = 0x4766_3db3_949b_c3f1)]
    pub trait Extension {
        fn a();
        fn b(x: u32);
    }
}

#[pvq_extension::extension_decl]
mod unknown {
    #[extension_decl::extension]
    #[extension_decl::ids(normative = 0, legacy = 0)]
    pub trait Extension {
        fn a();
        fn b(x: u32);
    }
}

fn main() {}
