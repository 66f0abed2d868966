#[pvq_extension_procedural::extension_decl]
mod extension {
    #[extension_decl::extension]
    pub trait Extension {
        const fn constant();
        async fn asynchronous();
        unsafe fn not_safe();
        extern "C" fn foreign();
    }
}

fn main() {}
