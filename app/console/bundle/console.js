/* Licences of what is in here: LICENSES.txt */
function J(e,t){let o=Object.entries(t).flatMap(([s,r])=>[r].flat().map(a=>[s,a])).filter(([,s])=>s!==void 0&&s!=="");return`${e}?${new URLSearchParams(o)}`}function Mn({call:e,get:t,send:n}){let o=a=>(l,c,{isDry:d=!1,version:p,once:f}={})=>{let u={...p&&{"if-match":p},...f&&{"idempotency-key":f}};return n(a,d?J(l,{dry_run:!0}):l,c,u)},[s,r]=["POST","PATCH"].map(o);return{clients:(a,l)=>t(J("clients",a),l),client:async(a,l)=>zr(await e(_e(a),{signal:l})),createClient:a=>s("clients",a),changeClient:(a,l,c)=>r(_e(a),l,c),keys:async(a,l)=>(await t(`${_e(a)}/keys`,l)).data,issueKey:(a,l)=>s(`${_e(a)}/keys`,l),revokeKey:(a,{cancelQueued:l,isDry:c=!1})=>n("DELETE",J(`keys/${encodeURIComponent(a)}`,{cancel_queued:l,dry_run:c})),rotateKey:(a,l)=>s(`keys/${encodeURIComponent(a)}/rotate`,l),grant:(a,l,c)=>s(`${_e(a)}/credits`,l,c),entries:(a,l,c)=>t(J(`${_e(a)}/credits/entries`,l),c),entriesFile:a=>e(J(`${_e(a)}/credits/entries`,{format:"csv"})),generations:(a,l)=>t(J("generations",a),l),generation:(a,l)=>t(`generations/${encodeURIComponent(a)}`,l),giveVerdict:(a,l,c)=>s(`generations/${encodeURIComponent(a)}/verdict`,l,c),queue:a=>t("queue",a),steerQueue:(a,l,c)=>s(`queue/${a}`,l,c),usage:(a,l)=>t(J("usage",a),l),usageFile:a=>e(J("usage",{...a,format:"csv"})),auditLog:(a,l)=>t(J("audit-log",a),l)}}var Ke=()=>Array.from(crypto.getRandomValues(new Uint32Array(4)),e=>e.toString(36)).join("-"),_e=e=>`clients/${encodeURIComponent(e)}`;async function zr(e){return{client:await e.json(),version:e.headers.get("etag")}}var at=()=>new URL(".",location.href).href.replace(/\/$/,""),Ve=class extends Error{constructor(t,n,o=null){super(n.message),this.status=t,this.code=n.code,this.param=n.param??null,this.figures=n,this.retryAfter=o}get isFinal(){return this.status>=400&&this.status<500&&this.status!==429&&this.status!==408}};function it(e,t){async function n(a,l={}){let c={...l.headers,authorization:`Bearer ${e}`},d;try{d=await fetch(a,{...l,headers:c})}catch(f){throw l.signal?.aborted?f:new Ve(0,{code:"unreachable",message:"Kinora does not answer. Is it running, and are you online?"})}if(d.ok)return d;let p=await Yr(d);throw p.status===401&&t(p),p}let o=async(a,l)=>(await n(a,{signal:l})).json(),s=async(a,l,c,d={})=>{let p=c&&{headers:{...d,"content-type":"application/json"},body:JSON.stringify(c)};return(await n(l,{method:a,...p})).json()},r=(a,l)=>s("POST",a,l);return{call:n,currentKey:a=>o("keys/current",a),operate:Mn({call:n,get:o,send:s}),credits:a=>o("credits",a),prices:a=>o("prices",a),entries:(a,l)=>o(J("credits/entries",a),l),video:(a,l)=>o(pe(a),l),videos:(a,l)=>o(J("videos",a),l),cancel:a=>r(`${pe(a)}/cancel`),remove:async a=>(await n(pe(a),{method:"DELETE"})).json(),still:async(a,l)=>(await n(`${pe(a)}/content?variant=thumbnail`,{signal:l})).blob(),link:async(a,l)=>Jr(a,await r(`${pe(a)}/links`,{expires_in:l})),create:(a,l)=>n("videos",{method:"POST",body:Qr(a,l)})}}var pe=e=>`videos/${encodeURIComponent(e)}`,Jr=(e,t)=>`${pe(e)}/content${new URL(t.url).search}`;async function Yr(e){let t=Number(e.headers.get("retry-after"))||null;try{let{error:n}=await e.json();return new Ve(e.status,n,t)}catch{let n=`A server between this page and Kinora answered ${e.status}.`;return new Ve(e.status,{code:null,message:n},t)}}function Qr(e,t){let n=new FormData;typeof t=="string"?n.append("image",t):n.append("image",t,t.name);for(let[o,s]of Object.entries(e))n.append(o,String(s));return n}var Zr=new Intl.NumberFormat("en"),Xr=new Intl.DateTimeFormat("en-GB",{dateStyle:"medium",timeStyle:"short"}),ze={queued:"Waiting",in_progress:"In progress",completed:"Ready",failed:"Failed"},$=e=>Zr.format(e),L=e=>`${$(e)} ${e===1?"credit":"credits"}`,we=(e,t)=>t>0?Math.min(100,Math.max(0,100*e/t)):0;function Y(e){let t=Math.max(0,Math.round(e));return t<60?`${t} s`:`${Math.floor(t/60)} min ${String(t%60).padStart(2,"0")} s`}var N=e=>Xr.format(typeof e=="number"?e*1e3:new Date(e));function ie(e){return e<1e6?`${$(Math.ceil(e/1e3))} kB`:`${$(Math.round(e/1e5)/10)} MB`}function me(e){let t=(e??"").replace(/\s+/g," ").trim();return t.length>60?`${t.slice(0,59)}\u2026`:t}function qn(e){let t=e%100,n=t>10&&t<14?"th":{1:"st",2:"nd",3:"rd"}[e%10]??"th";return`${$(e)}${n}`}var Oe=e=>Je(e)?"Failed, charged":ze[e.status],Je=e=>e.status==="failed"&&e.credits>0;function ye(e){return e.status!=="queued"?"The film is being made":e.queue_position?e.queue_position===1?"Next in the queue":`${qn(e.queue_position)} in the queue`:"Waiting in the queue"}function Un(e){return e.status==="completed"?"Ready":e.status==="failed"?"Failed":e.status==="queued"?e.queue_position?`${qn(e.queue_position)} in the queue`:"Waiting":e.estimated_completed_at?`${e.progress} %`:"In progress"}function Bn({cache:e,date:t},n,o){let s=n.cache!=="hit"||t-n.created_at>2,r=o===null?"":` ${L(o)} saved.`;switch(e){case"hit":return`${s?"You had this one already":"This film exists already"}: free.${r}`;case"joined":return`This film is being made already: free.${r}`;default:return`New film: ${L(n.credits)}.`}}function jn(e){return e.cache==="hit"?"Free: this film existed already":e.cache==="joined"?"Free: someone else had asked for the same film":e.status==="failed"?e.credits?`${L(e.credits)} charged although there is no film`:"Nothing charged":`${L(e.credits)} ${e.status==="completed"?"charged":"held"}`}function Gn(e){let t=e.fast_mode?"fast":"standard",n=e.generate_audio?"with sound":"silent";return[e.size.replace("x"," \xD7 "),`${e.seconds} s`,t,n,`take ${e.take}`].join(" \xB7 ")}function Wn(e){let t={completed:"",failed:" charged"}[e.status]??" held",n=e.credits?`${L(e.credits)}${t}`:"Nothing charged";return`${e.cache==="miss"?n:"Free"} \xB7 take ${e.take}`}var oe=e=>e.status==="completed"||e.status==="failed",ve={cancelled:"Cancelled",cancelled_by_operator:"Cancelled by an operator",image_refused:"The still was refused",image_too_large_upstream:"The still is too large for the model",prompt_refused:"The prompt was refused",refused_by_upstream:"The model refused",waited_too_long:"It waited too long",content_lost:"The film was lost",outcome_unknown:"The outcome is unknown"},Hn=e=>ve[e.error.code]??"No film",Pe={grant:"Granted",hold:"Held for a film",settle:"Charged for a film",release:"Given back",refund:"Refunded"},Kn={completed:"Ready",failed:"Failed",unknown:"Outcome unknown",in_progress:"In progress"},lt={day:"day",week:"week",month:"month"},Vn=({limit:e,period:t,timezone:n})=>`${$(e)} in each ${lt[t]??t}, ${n}`,zn=e=>e.slice(0,16).replace("T"," "),ct=()=>Intl.DateTimeFormat().resolvedOptions().timeZone??"UTC";function fe({kind:e,amount:t}){return{grant:t,hold:-t,settle:0,release:t,refund:t}[e]}var dt=e=>(e>0?"+":e<0?"\u2212":"")+$(Math.abs(e)),se={"videos:write":"make films","videos:read":"see its films","credits:read":"see its credits","operate:read":"see all clients","operate:write":"change clients and keys"},re={MEMBER:"App",READER:"Reader",ADMIN:"Operator"},Jn={ACTIVE:"Active",SUSPENDED:"Suspended"},Ye=e=>e.flatMap((t,n)=>[n===0?"":n===e.length-1?" and ":", ",t]),ke=e=>Ye(e).join("");var Yn={"client.created":"created the client","client.updated":"changed the client","client.credits_granted":"granted credits to the client","api_key.issued":"issued the key","api_key.rotated":"rotated the key","api_key.revoked":"revoked the key","generation.refunded":"refunded the generation","generation.verdict_given":"gave a verdict on the generation","queue.paused":"paused the queue","queue.resumed":"resumed the queue","queue.cancelled":"cancelled what was queued"},Qn=Object.keys(Yn),ea={"client.created":"tried to create the client","client.updated":"tried to change the client","client.credits_granted":"tried to grant credits to the client","api_key.issued":"tried to issue a key for the client","api_key.rotated":"tried to rotate the key","api_key.revoked":"tried to revoke the key","generation.refunded":"tried to refund the generation","generation.verdict_given":"tried to give a verdict on the generation","queue.paused":"tried to pause the queue","queue.resumed":"tried to resume the queue","queue.cancelled":"tried to cancel what was queued"},ta={creditLimit:"Limit",usedCredit:"Used",heldCredit:"Held",availableCredit:"Left",createdAt:"Created",expiresAt:"Ends",revokedAt:"Revoked",lastUsedAt:"Last used",clientId:"Client",scopes:"May",refundedCredits:"Refunded"},na={...Jn,...re,...se},oa=/^\d{4}-\d\d-\d\dT/,Zn=({type:e,outcome:t})=>(t==="refused"?ea[e]:Yn[e])??`${t==="refused"?"tried":"did"} ${e}:`,sa=e=>ta[e]??aa(e.replace(/([A-Z])/g," $1").replaceAll("_"," ").toLowerCase());function zt(e){return e===null||e===""||e===void 0?"none":typeof e=="number"?$(e):typeof e=="boolean"?e?"yes":"no":Array.isArray(e)?e.length?ke(e.map(zt)):"none":e.period&&e.timezone?Vn(e):typeof e=="object"?JSON.stringify(e):oa.test(e)?N(e):na[e]??e}function Xn(e){return Object.entries(e).filter(([t,{from:n,to:o}])=>!Vt(n)||!(Vt(o)||o===0||t==="createdAt")).map(([t,{from:n,to:o}])=>({name:t,label:sa(t),before:Vt(n)?null:zt(n),after:zt(o)}))}function he(e,t){let n=Object.keys(t).filter(o=>!ra.includes(o)&&JSON.stringify(t[o])!==JSON.stringify(e[o]));return Object.fromEntries(n.map(o=>[o,{from:e[o],to:t[o]}]))}var ra=["updatedAt","updatedBy","alerts"],Vt=e=>e==null||e===""||e?.length===0,aa=e=>e.charAt(0).toUpperCase()+e.slice(1);var Se=(e,t)=>new Intl.DateTimeFormat("en-CA",{timeZone:t,dateStyle:"short"}).format(e*1e3),Jt=(e,t)=>new Date(Date.parse(`${e}T00:00Z`)+t*86400*1e3).toISOString().slice(0,10);function Yt(e,t){let n=Date.parse(`${e}T00:00Z`)/1e3,o=[n-86400,n+86400].map(s=>la(s,t));return Math.min(...o.map(s=>n-s).filter(s=>Se(s,t)===e))}var Qt=(e,t,n)=>n?`${Se(e,t)} ${new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"short"}).format(e*1e3)}`:Se(e,t);function la(e,t){let n=new Intl.DateTimeFormat("en-GB",{timeZone:t,timeStyle:"medium"}).format(e*1e3);return Date.parse(`${Se(e,t)}T${n}Z`)/1e3-e}function ut({from:e,to:t,...n}){let o=(s,r=0)=>{let a=new Date(`${s}T00:00`);return a.setDate(a.getDate()+r),Number.isNaN(a.getTime())?"":Math.max(0,a.getTime()/1e3)};return{...n,created_after:o(e),created_before:o(t,1)}}var _t,R,oo,ca,$e,eo,so,ro,Zt,mt,Qe,ao,nn,Xt,en,io,$t={},gt=[],da=/acit|ex(?:s|g|n|p|$)|rph|grid|ows|mnc|ntw|ine[ch]|zoo|^ord|itera/i,wt=Array.isArray;function le(e,t){for(var n in t)e[n]=t[n];return e}function on(e){e&&e.parentNode&&e.parentNode.removeChild(e)}function sn(e,t,n){var o,s,r,a={};for(r in t)r=="key"?o=t[r]:r=="ref"?s=t[r]:a[r]=t[r];if(arguments.length>2&&(a.children=arguments.length>3?_t.call(arguments,2):n),typeof e=="function"&&e.defaultProps!=null)for(r in e.defaultProps)a[r]===void 0&&(a[r]=e.defaultProps[r]);return ft(e,a,o,s,null)}function ft(e,t,n,o,s){var r={type:e,props:t,key:n,ref:o,__k:null,__:null,__b:0,__e:null,__c:null,constructor:void 0,__v:s??++oo,__i:-1,__u:0};return s==null&&R.vnode!=null&&R.vnode(r),r}function yt(e){return e.children}function ht(e,t){this.props=e,this.context=t}function xe(e,t){if(t==null)return e.__?xe(e.__,e.__i+1):null;for(var n;t<e.__k.length;t++)if((n=e.__k[t])!=null&&n.__e!=null)return n.__e;return typeof e.type=="function"?xe(e):null}function ua(e){if(e.__P&&e.__d){var t=e.__v,n=t.__e,o=[],s=[],r=le({},t);r.__v=t.__v+1,R.vnode&&R.vnode(r),rn(e.__P,r,t,e.__n,e.__P.namespaceURI,32&t.__u?[n]:null,o,n??xe(t),!!(32&t.__u),s),r.__v=t.__v,r.__.__k[r.__i]=r,mo(o,r,s),t.__e=t.__=null,r.__e!=n&&lo(r)}}function lo(e){if((e=e.__)!=null&&e.__c!=null)return e.__e=e.__c.base=null,e.__k.some(function(t){if(t!=null&&t.__e!=null)return e.__e=e.__c.base=t.__e}),lo(e)}function tn(e){(!e.__d&&(e.__d=!0)&&$e.push(e)&&!bt.__r++||eo!=R.debounceRendering)&&((eo=R.debounceRendering)||so)(bt)}function bt(){try{for(var e,t=1;$e.length;)$e.length>t&&$e.sort(ro),e=$e.shift(),t=$e.length,ua(e)}finally{$e.length=bt.__r=0}}function co(e,t,n,o,s,r,a,l,c,d,p){var f,u,h,g,I,v,S=o&&o.__k||gt,w=t.length;for(c=pa(n,t,S,c,w),f=0;f<w;f++)(h=n.__k[f])!=null&&(u=h.__i!=-1&&S[h.__i]||$t,h.__i=f,v=rn(e,h,u,s,r,a,l,c,d,p),g=h.__e,h.ref&&u.ref!=h.ref&&(u.ref&&an(u.ref,null,h),p.push(h.ref,h.__c||g,h)),I==null&&g!=null&&(I=g),4&h.__u?(c=uo(h,c,e),u.__e&&(u.__e=null)):typeof h.type=="function"&&v!==void 0?c=v:g&&(c=g.nextSibling),h.__u&=-7);return n.__e=I,c}function pa(e,t,n,o,s){var r,a,l,c,d,p=n.length,f=p,u=0;for(e.__k=new Array(s),r=0;r<s;r++)(a=t[r])!=null&&typeof a!="boolean"&&typeof a!="function"?(typeof a=="string"||typeof a=="number"||typeof a=="bigint"||a.constructor==String?a=e.__k[r]=ft(null,a,null,null,null):wt(a)?a=e.__k[r]=ft(yt,{children:a},null,null,null):a.constructor===void 0&&a.__b>0?a=e.__k[r]=ft(a.type,a.props,a.key,a.ref?a.ref:null,a.__v):e.__k[r]=a,c=r+u,a.__=e,a.__b=e.__b+1,l=null,(d=a.__i=ma(a,n,c,f))!=-1&&(f--,(l=n[d])&&(l.__u|=2)),l==null||l.__v==null?(d==-1&&(s>p?u--:s<p&&u++),typeof a.type!="function"&&(a.__u|=4)):d!=c&&(d==c-1?u--:d==c+1?u++:(d>c?u--:u++,a.__u|=4))):e.__k[r]=null;if(f)for(r=0;r<p;r++)(l=n[r])!=null&&(2&l.__u)==0&&(l.__e==o&&(o=xe(l)),ho(l,l));return o}function uo(e,t,n){var o,s;if(typeof e.type=="function"){for(o=e.__k,s=0;o&&s<o.length;s++)o[s]&&(o[s].__=e,t=uo(o[s],t,n));return t}e.__e!=t&&(t&&e.type&&!t.parentNode&&(t=xe(e)),t=n.insertBefore(e.__e,t||null));do t=t&&t.nextSibling;while(t!=null&&t.nodeType==8);return t}function ma(e,t,n,o){var s,r,a,l=e.key,c=e.type,d=t[n],p=d!=null&&(2&d.__u)==0;if(d===null&&l==null||p&&l==d.key&&c==d.type)return n;if(o>(p?1:0)){for(s=n-1,r=n+1;s>=0||r<t.length;)if((d=t[a=s>=0?s--:r++])!=null&&(2&d.__u)==0&&l==d.key&&c==d.type)return a}return-1}function to(e,t,n){t[0]=="-"?e.setProperty(t,n??""):e[t]=n==null?"":typeof n!="number"||da.test(t)?n:n+"px"}function pt(e,t,n,o,s){var r,a;e:if(t=="style")if(typeof n=="string")e.style.cssText=n;else{if(typeof o=="string"&&(e.style.cssText=o=""),o)for(t in o)n&&t in n||to(e.style,t,"");if(n)for(t in n)o&&n[t]==o[t]||to(e.style,t,n[t])}else if(t[0]=="o"&&t[1]=="n")r=t!=(t=t.replace(ao,"$1")),a=t.toLowerCase(),t=a in e||t=="onFocusOut"||t=="onFocusIn"?a.slice(2):t.slice(2),e.l||(e.l={}),e.l[t+r]=n,n?o?n[Qe]=o[Qe]:(n[Qe]=nn,e.addEventListener(t,r?en:Xt,r)):e.removeEventListener(t,r?en:Xt,r);else{if(s=="http://www.w3.org/2000/svg")t=t.replace(/xlink(H|:h)/,"h").replace(/sName$/,"s");else if(t!="width"&&t!="height"&&t!="href"&&t!="list"&&t!="form"&&t!="tabIndex"&&t!="download"&&t!="rowSpan"&&t!="colSpan"&&t!="role"&&t!="popover"&&t in e)try{e[t]=n??"";break e}catch{}typeof n=="function"||(n==null||n===!1&&t[4]!="-"?e.removeAttribute(t):e.setAttribute(t,t=="popover"&&n==1?"":n))}}function no(e){return function(t){if(this.l){var n=this.l[t.type+e];if(t[mt]==null)t[mt]=nn++;else if(t[mt]<n[Qe])return;return n(R.event?R.event(t):t)}}}function rn(e,t,n,o,s,r,a,l,c,d){var p,f,u,h,g,I,v,S,w,y,C,O,G,X,rt,Kt,ne=t.type;if(t.constructor!==void 0)return null;128&n.__u&&(c=!!(32&n.__u),r=[l=t.__e=n.__e]),(p=R.__b)&&p(t);e:if(typeof ne=="function"){f=a.length;try{if(w=t.props,y=ne.prototype&&ne.prototype.render,C=(p=ne.contextType)&&o[p.__c],O=p?C?C.props.value:p.__:o,n.__c?S=(u=t.__c=n.__c).__=u.__E:(y?t.__c=u=new ne(w,O):(t.__c=u=new ht(w,O),u.constructor=ne,u.render=ha),C&&C.sub(u),u.state||(u.state={}),u.__n=o,h=u.__d=!0,u.__h=[],u._sb=[]),y&&u.__s==null&&(u.__s=u.state),y&&ne.getDerivedStateFromProps!=null&&(u.__s==u.state&&(u.__s=le({},u.__s)),le(u.__s,ne.getDerivedStateFromProps(w,u.__s))),g=u.props,I=u.state,u.__v=t,h)y&&ne.getDerivedStateFromProps==null&&u.componentWillMount!=null&&u.componentWillMount(),y&&u.componentDidMount!=null&&u.__h.push(u.componentDidMount);else{if(y&&ne.getDerivedStateFromProps==null&&w!==g&&u.componentWillReceiveProps!=null&&u.componentWillReceiveProps(w,O),t.__v==n.__v||!u.__e&&u.shouldComponentUpdate!=null&&u.shouldComponentUpdate(w,u.__s,O)===!1){t.__v!=n.__v&&(u.props=w,u.state=u.__s,u.__d=!1),t.__e=n.__e,t.__k=n.__k,t.__k.some(function(Ae){Ae&&(Ae.__=t)}),gt.push.apply(u.__h,u._sb),u._sb=[],u.__h.length&&a.push(u),l=xe(n);break e}u.componentWillUpdate!=null&&u.componentWillUpdate(w,u.__s,O),y&&u.componentDidUpdate!=null&&u.__h.push(function(){u.componentDidUpdate(g,I,v)})}if(u.context=O,u.props=w,u.__P=e,u.__e=!1,G=R.__r,X=0,y)u.state=u.__s,u.__d=!1,G&&G(t),p=u.render(u.props,u.state,u.context),gt.push.apply(u.__h,u._sb),u._sb=[];else do u.__d=!1,G&&G(t),p=u.render(u.props,u.state,u.context),u.state=u.__s;while(u.__d&&++X<25);u.state=u.__s,u.getChildContext!=null&&(o=le(le({},o),u.getChildContext())),y&&!h&&u.getSnapshotBeforeUpdate!=null&&(v=u.getSnapshotBeforeUpdate(g,I)),rt=p!=null&&p.type===yt&&p.key==null?fo(p.props.children):p,l=co(e,wt(rt)?rt:[rt],t,n,o,s,r,a,l,c,d),u.base=t.__e,t.__u&=-161,u.__h.length&&a.push(u),S&&(u.__E=u.__=null)}catch(Ae){if(a.length=f,t.__v=null,c||r!=null){if(Ae.then){for(t.__u|=c?160:128;l&&l.nodeType==8&&l.nextSibling;)l=l.nextSibling;r!=null&&(r[r.indexOf(l)]=null),t.__e=l}else if(r!=null)for(Kt=r.length;Kt--;)on(r[Kt])}else t.__e=n.__e;t.__k==null&&(t.__k=n.__k||[]),Ae.then||po(t),R.__e(Ae,t,n)}}else r==null&&t.__v==n.__v?(t.__k=n.__k,t.__e=n.__e):l=t.__e=fa(n.__e,t,n,o,s,r,a,c,d);return(p=R.diffed)&&p(t),128&t.__u?void 0:l}function po(e){e&&(e.__c&&(e.__c.__e=!0),e.__k&&e.__k.some(po))}function mo(e,t,n){for(var o=0;o<n.length;o++)an(n[o],n[++o],n[++o]);R.__c&&R.__c(t,e),e.some(function(s){try{e=s.__h,s.__h=[],e.some(function(r){r.call(s)})}catch(r){R.__e(r,s.__v)}})}function fo(e){return typeof e!="object"||e==null||e.__b>0?e:wt(e)?e.map(fo):e.constructor!==void 0?null:le({},e)}function fa(e,t,n,o,s,r,a,l,c){var d,p,f,u,h,g,I,v=n.props||$t,S=t.props,w=t.type;if(w=="svg"?s="http://www.w3.org/2000/svg":w=="math"?s="http://www.w3.org/1998/Math/MathML":s||(s="http://www.w3.org/1999/xhtml"),r!=null){for(d=0;d<r.length;d++)if((h=r[d])&&"setAttribute"in h==!!w&&(w?h.localName==w:h.nodeType==3)){e=h,r[d]=null;break}}if(e==null){if(w==null)return document.createTextNode(S);e=document.createElementNS(s,w,S.is&&S),l&&(R.__m&&R.__m(t,r),l=!1),r=null}if(w==null)v===S||l&&e.data==S||(e.data=S);else{if(r=w=="textarea"&&S.defaultValue!=null?null:r&&_t.call(e.childNodes),!l&&r!=null)for(v={},d=0;d<e.attributes.length;d++)v[(h=e.attributes[d]).name]=h.value;for(d in v)h=v[d],d=="dangerouslySetInnerHTML"?f=h:d=="children"||d in S||d=="value"&&"defaultValue"in S||d=="checked"&&"defaultChecked"in S||pt(e,d,null,h,s);for(d in S)h=S[d],d=="children"?u=h:d=="dangerouslySetInnerHTML"?p=h:d=="value"?g=h:d=="checked"?I=h:l&&typeof h!="function"||v[d]===h||pt(e,d,h,v[d],s);if(p)l||f&&(p.__html==f.__html||p.__html==e.innerHTML)||(e.innerHTML=p.__html),t.__k=[];else if(f&&(e.innerHTML=""),co(t.type=="template"?e.content:e,wt(u)?u:[u],t,n,o,w=="foreignObject"?"http://www.w3.org/1999/xhtml":s,r,a,r?r[0]:n.__k&&xe(n,0),l,c),r!=null)for(d=r.length;d--;)on(r[d]);l&&w!="textarea"||(d="value",w=="progress"&&g==null?e.removeAttribute("value"):g!=null&&(g!==e[d]||w=="progress"&&!g||w=="option"&&g!=v[d])&&pt(e,d,g,v[d],s),d="checked",I!=null&&I!=e[d]&&pt(e,d,I,v[d],s))}return e}function an(e,t,n){try{if(typeof e=="function"){var o=typeof e.__u=="function";o&&e.__u(),o&&t==null||(e.__u=e(t))}else e.current=t}catch(s){R.__e(s,n)}}function ho(e,t,n){var o,s;if(R.unmount&&R.unmount(e),(o=e.ref)&&(o.current&&o.current!=e.__e||an(o,null,t)),(o=e.__c)!=null){if(o.componentWillUnmount)try{o.componentWillUnmount()}catch(r){R.__e(r,t)}o.base=o.__P=o.__n=null}if(o=e.__k)for(s=0;s<o.length;s++)o[s]&&ho(o[s],t,n||typeof e.type!="function");n||on(e.__e),e.__c=e.__=e.__e=void 0}function ha(e,t,n){return this.constructor(e,n)}function ln(e,t,n){var o,s,r,a;t==document&&(t=document.documentElement),R.__&&R.__(e,t),s=(o=typeof n=="function")?null:n&&n.__k||t.__k,r=[],a=[],rn(t,e=(!o&&n||t).__k=sn(yt,null,[e]),s||$t,$t,t.namespaceURI,!o&&n?[n]:s?null:t.firstChild?_t.call(t.childNodes):null,r,!o&&n?n:s?s.__e:t.firstChild,o,a),mo(r,e,a),e.props.children=null}function $o(e){function t(n){var o,s;return this.getChildContext||(o=new Set,(s={})[t.__c]=this,this.getChildContext=function(){return s},this.componentWillUnmount=function(){o=null},this.shouldComponentUpdate=function(r){this.props.value!=r.value&&o.forEach(function(a){a.__e=!0,tn(a)})},this.sub=function(r){o.add(r);var a=r.componentWillUnmount;r.componentWillUnmount=function(){o&&o.delete(r),a&&a.call(r)}}),n.children}return t.__c="__cC"+io++,t.__=e,t.Provider=t.__l=(t.Consumer=function(n,o){return n.children(o)}).contextType=t,t}_t=gt.slice,R={__e:function(e,t,n,o){for(var s,r,a;t=t.__;)if((s=t.__c)&&!s.__)try{if((r=s.constructor)&&r.getDerivedStateFromError!=null&&(s.setState(r.getDerivedStateFromError(e)),a=s.__d),s.componentDidCatch!=null&&(s.componentDidCatch(e,o||{}),a=s.__d),a)return s.__E=s}catch(l){e=l}throw e}},oo=0,ca=function(e){return e!=null&&e.constructor===void 0},ht.prototype.setState=function(e,t){var n;n=this.__s!=null&&this.__s!=this.state?this.__s:this.__s=le({},this.state),typeof e=="function"&&(e=e(le({},n),this.props)),e&&le(n,e),e!=null&&this.__v&&(t&&this._sb.push(t),tn(this))},ht.prototype.forceUpdate=function(e){this.__v&&(this.__e=!0,e&&this.__h.push(e),tn(this))},ht.prototype.render=yt,$e=[],so=typeof Promise=="function"?Promise.prototype.then.bind(Promise.resolve()):setTimeout,ro=function(e,t){return e.__v.__b-t.__v.__b},bt.__r=0,Zt=Math.random().toString(8),mt="__d"+Zt,Qe="__a"+Zt,ao=/(PointerCapture)$|Capture$/i,nn=0,Xt=no(!1),en=no(!0),io=0;var bo=function(e,t,n,o){var s;t[0]=0;for(var r=1;r<t.length;r++){var a=t[r++],l=t[r]?(t[0]|=a?1:2,n[t[r++]]):t[++r];a===3?o[0]=l:a===4?o[1]=Object.assign(o[1]||{},l):a===5?(o[1]=o[1]||{})[t[++r]]=l:a===6?o[1][t[++r]]+=l+"":a?(s=e.apply(l,bo(e,l,n,["",null])),o.push(s),l[0]?t[0]|=2:(t[r-2]=0,t[r]=s)):o.push(l)}return o},go=new Map;function _o(e){var t=go.get(this);return t||(t=new Map,go.set(this,t)),(t=bo(this,t.get(e)||(t.set(e,t=(function(n){for(var o,s,r=1,a="",l="",c=[0],d=function(u){r===1&&(u||(a=a.replace(/^\s*\n\s*|\s*\n\s*$/g,"")))?c.push(0,u,a):r===3&&(u||a)?(c.push(3,u,a),r=2):r===2&&a==="..."&&u?c.push(4,u,0):r===2&&a&&!u?c.push(5,0,!0,a):r>=5&&((a||!u&&r===5)&&(c.push(r,0,a,s),r=6),u&&(c.push(r,u,0,s),r=6)),a=""},p=0;p<n.length;p++){p&&(r===1&&d(),d(p));for(var f=0;f<n[p].length;f++)o=n[p][f],r===1?o==="<"?(d(),c=[c],r=3):a+=o:r===4?a==="--"&&o===">"?(r=1,a=""):a=o+a[0]:l?o===l?l="":a+=o:o==='"'||o==="'"?l=o:o===">"?(d(),r=1):r&&(o==="="?(r=5,s=a,a=""):o==="/"&&(r<5||n[p][f+1]===">")?(d(),r===3&&(c=c[0]),r=c,(c=c[0]).push(2,0,r),r=0):o===" "||o==="	"||o===`
`||o==="\r"?(d(),r=2):a+=o),r===3&&a==="!--"&&(r=4,c=c[0])}return d(),c})(e)),t),arguments,[])).length>1?t:t[0]}var Ce,F,cn,wo,kt=0,To=[],M=R,yo=M.__b,vo=M.__r,ko=M.diffed,So=M.__c,xo=M.unmount,Co=M.__;function Ze(e,t){M.__h&&M.__h(F,e,kt||t),kt=0;var n=F.__H||(F.__H={__:[],__h:[]});return e>=n.__.length&&n.__.push({}),n.__[e]}function m(e){return kt=1,$a(Io,e)}function $a(e,t,n){var o=Ze(Ce++,2);if(o.t=e,!o.__c&&(o.__=[n?n(t):Io(void 0,t),function(l){var c=o.__N?o.__N[0]:o.__[0],d=o.t(c,l);c!==d&&(o.__N=[d,o.__[1]],o.__c.setState({}))}],o.__c=F,!F.__f)){var s=function(l,c,d){if(!o.__c.__H)return!0;var p=!1,f=o.__c.props!==l;if(o.__c.__H.__.some(function(h){if(h.__N){p=!0;var g=h.__[0];h.__=h.__N,h.__N=void 0,g!==h.__[0]&&(f=!0)}}),r){var u=r.call(this,l,c,d);return p?u||f:u}return!p||f};F.__f=!0;var r=F.shouldComponentUpdate,a=F.componentWillUpdate;F.componentWillUpdate=function(l,c,d){if(this.__e){var p=r;r=void 0,s(l,c,d),r=p}a&&a.call(this,l,c,d)},F.shouldComponentUpdate=s}return o.__N||o.__}function k(e,t){var n=Ze(Ce++,3);!M.__s&&pn(n.__H,t)&&(n.__=e,n.u=t,F.__H.__h.push(n))}function un(e,t){var n=Ze(Ce++,4);!M.__s&&pn(n.__H,t)&&(n.__=e,n.u=t,F.__h.push(n))}function T(e){return kt=5,Le(function(){return{current:e}},[])}function Le(e,t){var n=Ze(Ce++,7);return pn(n.__H,t)&&(n.__=e(),n.__H=t,n.__h=e),n.__}function _(e){var t=F.context[e.__c],n=Ze(Ce++,9);return n.c=e,t?(n.__==null&&(n.__=!0,t.sub(F)),t.props.value):e.__}function ga(){for(var e;e=To.shift();){var t=e.__H;if(e.__P&&t)try{t.__h.some(vt),t.__h.some(dn),t.__h=[]}catch(n){t.__h=[],M.__e(n,e.__v)}}}M.__b=function(e){F=null,yo&&yo(e)},M.__=function(e,t){e&&t.__k&&t.__k.__m&&(e.__m=t.__k.__m),Co&&Co(e,t)},M.__r=function(e){vo&&vo(e),Ce=0;var t=(F=e.__c).__H;t&&(cn===F?(t.__h=[],F.__h=[],t.__.some(function(n){n.__N&&(n.__=n.__N),n.u=n.__N=void 0})):(t.__h.some(vt),t.__h.some(dn),t.__h=[],Ce=0)),cn=F},M.diffed=function(e){ko&&ko(e);var t=e.__c;t&&t.__H&&(t.__H.__h.length&&(To.push(t)!==1&&wo===M.requestAnimationFrame||((wo=M.requestAnimationFrame)||ba)(ga)),t.__H.__.some(function(n){n.u&&(n.__H=n.u,n.u=void 0)})),cn=F=null},M.__c=function(e,t){t.some(function(n){try{n.__h.some(vt),n.__h=n.__h.filter(function(o){return!o.__||dn(o)})}catch(o){t.some(function(s){s.__h&&(s.__h=[])}),t=[],M.__e(o,n.__v)}}),So&&So(e,t)},M.unmount=function(e){xo&&xo(e);var t,n=e.__c;n&&n.__H&&(n.__H.__.some(function(o){try{vt(o)}catch(s){t=s}}),n.__H=void 0,t&&M.__e(t,n.__v))};var Eo=typeof requestAnimationFrame=="function";function ba(e){var t,n=function(){clearTimeout(o),Eo&&cancelAnimationFrame(t),setTimeout(e)},o=setTimeout(n,35);Eo&&(t=requestAnimationFrame(n))}function vt(e){var t=F,n=e.__c;typeof n=="function"&&(e.__c=void 0,n()),F=t}function dn(e){var t=F;e.__c=e.__(),F=t}function pn(e,t){return!e||e.length!==t.length||t.some(function(n,o){return n!==e[o]})}function Io(e,t){return typeof t=="function"?t(e):t}var i=_o.bind(sn),b=$o(null);function U(e,t){let[n,o]=m({data:null,error:null}),[s,r]=m(0);return k(()=>o({data:null,error:null}),t),k(()=>{let a=new AbortController,{signal:l}=a;return e(l).then(c=>l.aborted||o({data:c,error:null}),c=>l.aborted||o(d=>({...d,error:c}))),()=>a.abort()},[...t,s]),{...n,again:()=>r(a=>a+1)}}function St(e,t){let[n,o]=m({items:null,hasMore:!1,error:null}),s=async r=>{try{let a=await e(r.at(-1)?.id);o({items:[...r,...a.data],hasMore:a.has_more,error:null})}catch(a){o(l=>({...l,error:a}))}};return k(()=>{s([])},t),{...n,more:()=>s(n.items??[])}}function ge({text:e}){return e.split("`").map((t,n)=>n%2?i`<code>${t}</code>`:t)}function A({error:e,children:t}){return i`
    <div class=${e?"notice":null} role="alert">
      ${e&&i`<p><${ge} text=${e.message} />${_a(e)}</p>${t}`}
    </div>
  `}function B({loaded:{error:e,again:t}}){return i`
    <${A} error=${e}>
      ${e&&!e.isFinal&&i`<p class="again"><button type="button" class="button" onClick=${t}>Try again</button></p>`}
    <//>
  `}function K({name:e,problems:t}){let n=t[e];return i`<p class="problem" id=${`${e}-problem`} role="alert">${n&&i`<${ge} text=${n} />`}</p>`}function _a({retryAfter:e,status:t}){return e&&(t===429||t===503)?` Try again in ${e} s.`:""}function x({name:e,label:t,hint:n,problems:o={},value:s,onInput:r,...a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <input type="text" id=${e} name=${e} value=${s} autocomplete="off" aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`}
        aria-invalid=${o[e]?"true":null} onInput=${({target:l})=>r(l.value)} ...${a} />
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function W({name:e,label:t,hint:n,problems:o={},value:s,options:r,onInput:a}){return i`
    <div class="field">
      <label for=${e}>${t}</label>
      <select id=${e} name=${e} aria-describedby=${`${n?`${e}-hint `:""}${e}-problem`} onChange=${({target:l})=>a(l.value)}>
        ${Object.entries(r).map(([l,c])=>i`<option key=${l} value=${l} selected=${l===s}>${c}</option>`)}
      </select>
      ${n&&i`<p class="quiet small" id=${`${e}-hint`}>${n}</p>`}
      <${K} name=${e} problems=${o} />
    </div>
  `}function ce(e){let t=e.replace(/[\s,_.'’]/g,"").replace("\u2212","-");return/^-?\d+$/.test(t)&&Number.isSafeInteger(Number(t))?Number(t):e}function H(e,t){return e?t.includes(e.param)?{problems:{[e.param]:e.message},notice:null}:{problems:{},notice:e}:{problems:{},notice:null}}function Re({name:e,page:t,after:n,write:o}){return!t||!(n||t.has_more)?null:i`
    <nav class="pages" aria-label=${`Pages of ${e}`}>
      ${n&&i`<a class="button" href=${o("")}>Newest</a>`}
      ${t.has_more&&i`<a class="button" href=${o(t.last_id)}>Older</a>`}
    </nav>
  `}function No(e){let[t,n]=e.replace(/^#\/?/,"").split("?"),[o,s,r,...a]=t.split("/").map(ya);return!o&&s===void 0?{page:"playground"}:o==="videos"&&s&&!a.length&&(r===void 0||r==="again")?{page:"playground",id:s,again:r==="again"}:o==="films"&&s===void 0?{page:o,...Fe(Ao,new URLSearchParams(n))}:o==="clients"&&s&&!a.length&&r===void 0?{page:s==="new"?"new client":"client",id:s}:o==="generations"&&s&&!a.length&&r===void 0?{page:"generation",id:s}:s!==void 0?null:o==="generations"?{page:o,...Fe(Lo,new URLSearchParams(n))}:o==="clients"?{page:o,...Fe(Oo,new URLSearchParams(n))}:o==="audit-log"?{page:o,...Fe(Po,new URLSearchParams(n))}:o==="usage"?{page:o,...Fe(Fo,new URLSearchParams(n))}:o==="unknown"?{page:o,...Fe(Ro,new URLSearchParams(n))}:o==="credits"||o==="overview"||o==="queue"?{page:o}:null}var Ao=["status","search","after","before"],Oo=["status","role","search","after"],Po=["type","actor","target","outcome","from","to","after"],Lo=["state","failure","client","from","to","after"],Ro=["client","verdict","after"],wa=["from","to","width","zone","group","label"],Fo=[...wa,"client"],Fe=(e,t)=>Object.fromEntries(e.map(n=>[n,t.get(n)??""])),ee="#/",Do="#/credits",de=e=>`#/videos/${encodeURIComponent(e)}`,Ee=e=>`${de(e)}/again`,te=(e={})=>Me("#/films",Ao,e),Mo="#/overview",xt="#/queue",Xe="#/clients/new",j=e=>`#/clients/${encodeURIComponent(e)}`,D=(e={})=>Me("#/clients",Oo,e),De=e=>`#/generations/${encodeURIComponent(e)}`,V=(e={})=>Me("#/generations",Lo,e),Q=(e={})=>Me("#/audit-log",Po,e),Z=(e={})=>Me("#/unknown",Ro,e),Te=(e={})=>Me("#/usage",Fo,e);function Me(e,t,n){let o=new URLSearchParams(t.map(s=>[s,n[s]]).filter(([,s])=>s));return o.size?`${e}?${o}`:e}function ya(e){try{return decodeURIComponent(e)}catch{return e}}var va={api_key:"with a key",operator:"signed in through a proxy",cli:"with the command line",system:"by itself"};function qe({entries:e}){return i`<ol class="log">${e.map(t=>i`<${ka} key=${t.id} entry=${t} />`)}</ol>`}function ka({entry:e}){let{actor:t,target:n,outcome:o,reason:s}=e,r=o==="refused";return i`
    <li>
      <p class="what">
        <b dir="auto">${t.on_behalf_of??t.name}</b> ${Zn(e)} <${Sa} target=${n} />
        ${r&&i`<span class="state bad">Refused</span>`}
      </p>
      <${mn} changes=${e.changes} />
      ${s&&i`<p class="small" dir="auto">${r?"Because: ":"Reason: "}${r?i`<code>${s}</code>`:s}</p>`}
      <p class="quiet small">
        <time datetime=${new Date(e.effective_at*1e3).toISOString()}>${N(e.effective_at)}</time>
        ${" \xB7 "}${va[t.type]??t.type}${t.ip_address&&` \xB7 from ${t.ip_address}`}
        ${e.request_id&&i` · <span class="id">${e.request_id}</span>`}
      </p>
    </li>
  `}function Sa({target:{type:e,id:t,name:n}}){let o=i`<bdi>${n??t??""}</bdi>`;return e==="client"&&t?i`<a href=${j(t)}>${o}</a>`:i`<b>${o}</b>`}function mn({changes:e}){let t=Xn(e);return t.length?i`
    <dl class="changes">
      ${t.map(({name:n,label:o,before:s,after:r})=>i`
          <div key=${n}>
            <dt>${o}</dt>
            <dd dir="auto">
              ${s!==null&&i`<${xa} text=${s} />`}
              ${n==="clientId"?i`<a href=${j(r)}>${r}</a>`:r}
            </dd>
          </div>
        `)}
    </dl>
  `:null}var xa=({text:e})=>i`
  <s><span class="unseen">from </span>${e}</s><span class="quiet" aria-hidden="true"> → </span><span class="unseen"> to </span>
`;var Ca=50,Ea={"":"All",done:"Done",refused:"Refused"};function qo({route:e}){let{api:t}=_(b),{page:n,...o}=e,s=U(p=>t.operate.auditLog({...ut(o),limit:Ca},p),[t,...Object.values(o)]),{data:r,error:a}=s,{after:l,...c}=o,d=Object.values(c).some(Boolean);return i`
    <section class="page" aria-busy=${r||a?null:"true"}>
      <h1 tabindex="-1">Audit log</h1>
      <p class="quiet">What operators changed or tried to change. Nothing in it can be changed or deleted.</p>
      <${Ta} key=${JSON.stringify(c)} kept=${c} isFiltered=${d} />
      <${B} loaded=${s} />
      ${r?.data.length>0&&i`<${qe} entries=${r.data} />`}
      ${r&&!r.data.length&&i`<${Ia} isFiltered=${d||l} />`}
      <${Re} name="the audit log" page=${r} after=${l} write=${p=>Q({...c,after:p})} />
    </section>
  `}function Ta({kept:e,isFiltered:t}){let[n,o]=m(e),s=a=>l=>o(c=>({...c,[a]:l.trim()}));return i`
    <form class="filters" role="search" aria-label="Entries" onSubmit=${a=>{a.preventDefault(),location.hash=Q(n)}} novalidate>
      <${x} name="type" label="What" placeholder="client.updated" list="types" value=${n.type} onInput=${s("type")} />
      <datalist id="types">${Qn.map(a=>i`<option key=${a} value=${a} />`)}</datalist>
      <${x} name="target" label="Done to (id)" placeholder="client_…" value=${n.target} onInput=${s("target")} />
      <${x} name="actor" label="Done by (client id)" placeholder="client_…" value=${n.actor} onInput=${s("actor")} />
      <${W} name="outcome" label="Outcome" options=${Ea} value=${n.outcome} onInput=${s("outcome")} />
      <${x} name="from" type="date" label="First day" value=${n.from} onInput=${s("from")} />
      <${x} name="to" type="date" label="Last day" value=${n.to} onInput=${s("to")} />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${Q()}>Show all</a>`}
      </div>
    </form>
  `}function Ia({isFiltered:e}){return e?i`<p class="none">No entry fits. <a href=${Q()}>Show all entries</a>.</p>`:i`<p class="none">No operator has changed anything yet. <a href=${D()}>See the clients</a>.</p>`}function Ue({credits:e}){let{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s}=e;return i`
    <dl class="tally">
      <div class="main"><dt>Left</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot used"></i>Used</dt><dd>${$(n)}</dd></div>
      <div><dt><i class="dot held"></i>Held</dt><dd>${$(o)}</dd></div>
      <div><dt><i class="dot"></i>Limit</dt><dd>${$(t)}</dd></div>
    </dl>
    <${Ct} credits=${e} />
  `}function Uo({budget:{period:e,timezone:t,limit:n,periodUsed:o,periodHeld:s,resetsAt:r}}){let a={creditLimit:n,usedCredit:o,heldCredit:s};return i`
    <dl class="tally">
      <div><dt>Left in this ${lt[e]??e}</dt><dd>${$(n-o-s)}</dd></div>
      <div><dt><i class="dot used"></i>Used in it</dt><dd>${$(o)}</dd></div>
      <div><dt><i class="dot held"></i>Held in it</dt><dd>${$(s)}</dd></div>
      <div><dt><i class="dot"></i>Budget</dt><dd>${$(n)}</dd></div>
    </dl>
    <${Ct} credits=${a} />
    <p class="quiet small resets">
      The next ${lt[e]??e} begins <time datetime=${r}>${zn(r)}</time>, time of ${t}.
    </p>
  `}function Ct({credits:{creditLimit:e,usedCredit:t,heldCredit:n}}){let o=we(t,e),s=Math.min(100-o,we(n,e));return i`
    <svg class="meter" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      <rect class="used" width=${o} height="1" />
      <rect class="held" x=${o} width=${s} height="1" />
    </svg>
  `}function z({title:e,lead:t,name:n,yes:o,cancelling:s,rehearse:r,act:a,onDone:l,onNo:c}){let[d,p]=m(!0),[f,u]=m({changes:null,error:null}),[h,g]=m(""),[I,v]=m(null),[S,w]=m(!1),y=fn(),C=T();k(()=>{let G=!1;return r(d).then(X=>G||u({changes:X,error:null}),X=>G||u({changes:null,error:X})),()=>{G=!0}},[d]);async function O(G){if(G.preventDefault(),!(S||!f.changes)){if(n&&h.trim()!==n){v(`Type ${n}, exactly as it is written.`),C.current.focus();return}w(!0);try{l(await a(d))}catch(X){u({changes:null,error:X}),w(!1)}}}return i`
    <dialog ref=${y} class="question" aria-labelledby="question-title" onCancel=${c}>
      <form onSubmit=${O} novalidate>
        <h2 id="question-title" dir="auto">${e}</h2>
        <p>${t}</p>
        <${Na} told=${f} />
        ${s&&i`
          <label class="check">
            <input type="checkbox" name="cancelQueued" checked=${d} onChange=${({target:G})=>p(G.checked)} />${s}
          </label>
        `}
        ${n&&i`
          <div class="field">
            <label for="typed">To confirm, type <b dir="auto">${n}</b></label>
            <input ref=${C} type="text" id="typed" name="typed" autocomplete="off" spellcheck="false" value=${h} aria-describedby="typed-problem"
              aria-invalid=${I?"true":null} onInput=${({target:G})=>(g(G.value),v(null))} />
            <${K} name="typed" problems=${{typed:I}} />
          </div>
        `}
        <div class="actions">
          <button type="button" class="button" autofocus onClick=${c}>Leave it as it is</button>
          <button class="primary danger" aria-disabled=${S||!f.changes?"true":null}>${S?"One moment\u2026":o}</button>
        </div>
      </form>
    </dialog>
  `}function Na({told:{changes:e,error:t}}){return i`
    <div class="rehearsed" aria-busy=${e||t?null:"true"}>
      <${A} error=${t} />
      ${e&&i`<p class="quiet small">What will change</p><${mn} changes=${e} />`}
    </div>
  `}function fn(){let e=T();return k(()=>{let t=e.current;return t.showModal(),()=>t.close()},[]),e}var Aa={day:"Each day",week:"Each week, from Monday",month:"Each month"},Oa=["limit","period","timezone"];function jo({client:e,version:t,mayChange:n,onDone:o,onReload:s}){return i`
    <section aria-labelledby="budget-title" class="part budget">
      <h2 id="budget-title">Budget</h2>
      ${e.budget?i`<${Uo} budget=${e.budget} />`:i`<p class="quiet">None: the client may spend its limit at any time. A budget spreads it over days, weeks or months.</p>`}
      ${n&&i`<${Pa} key=${t} client=${e} version=${t} onDone=${o} onReload=${s} />`}
    </section>
  `}function Pa({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(b),[r,a]=m(()=>La(e.budget)),[l,c]=m(null),[d,p]=m(null),f=w=>y=>a(C=>({...C,[w]:y})),u=(w,y=!1)=>s.operate.changeClient(e.id,{budget:w},{version:t,isDry:y}),h=async(w,y)=>{c(null);try{await u(w),n(y)}catch(C){c(Bo(C))}};function g(w){w.preventDefault();let y={...r,timezone:r.timezone.trim(),limit:ce(r.limit)};return Ra(e.budget,y)?h(y,"The budget is set."):I(y)}async function I(w){c(null);try{p({budget:w,changes:he(e,await u(w,!0))})}catch(y){c(Bo(y))}}let{problems:v,notice:S}=H(l,Oa);return i`
    <form class="form beside" onSubmit=${g} novalidate>
      <${W} name="period" label="How often" options=${Aa} problems=${v} value=${r.period} onInput=${f("period")} />
      <${x} name="limit" label="Credits in each" inputmode="numeric" problems=${v} value=${r.limit} onInput=${f("limit")} />
      <${x} name="timezone" label="Time zone" hint="Whose midnight counts, such as Europe/Berlin." problems=${v}
        value=${r.timezone} onInput=${f("timezone")} />
      <${A} error=${S}>
        ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
      <//>
      <div class="actions">
        <button class="primary">Set the budget</button>
        ${e.budget&&i`<button type="button" class="button" onClick=${()=>h(null,"The budget is cleared.")}>Clear it</button>`}
      </div>
    </form>
    ${d&&i`<${z} title=${`Set this budget for ${e.name}?`} name=${e.name} yes="Set it"
      lead="Beyond it, new films are refused until the next window begins. What was accepted since the current one began counts."
      rehearse=${async()=>d.changes} act=${()=>u(d.budget)} onDone=${()=>(p(null),n("The budget is set."))}
      onNo=${()=>p(null)} />`}
  `}var La=e=>e?{period:e.period,limit:$(e.limit),timezone:e.timezone}:{period:"month",limit:"",timezone:ct()},Ra=(e,t)=>e!==null&&e.period===t.period&&e.timezone===t.timezone&&t.limit>=e.limit;function Bo(e){return e.param?.startsWith("budget.")&&(e.param=e.param.slice(7)),e}var Fa={still:"M5 5h14a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4.5 16l5-5 5 5 2.5-2.5 2.5 2.5M15.5 9.5h.01",download:"M12 4v11m0 0-4-4m4 4 4-4M5 19h14",link:"M10 14a4 4 0 0 0 6 .4l2.6-2.6a4 4 0 0 0-5.6-5.6l-1.4 1.3M14 10a4 4 0 0 0-6-.4l-2.6 2.6a4 4 0 0 0 5.6 5.6l1.4-1.3",again:"M5 12a7 7 0 1 1 2.2 5.1M5 18v-4h4",copy:"M9 9h9a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-9a1 1 0 0 1 1-1zM5 15V6a1 1 0 0 1 1-1h9",done:"M5 12.5l5 5 9-10",remove:"M5 7h14M10 7V5h4v2m3 0-.8 12H7.800L7 7",cancel:"M7 7l10 10M17 7 7 17",loop:"M7 7h9a3 3 0 0 1 3 3v1M17 17H8a3 3 0 0 1-3-3v-1M9.500 4.500 7 7l2.500 2.500M14.500 14.500 17 17l-2.500 2.500",bell:"M6.500 16h11l-1.300-2v-3.500a4.200 4.200 0 0 0-8.400 0V14zM10.500 18.500a1.600 1.600 0 0 0 3 0",down:"M7 10l5 5 5-5",search:"M10.500 16a5.500 5.500 0 1 1 0-11 5.500 5.500 0 0 1 0 11zM14.500 14.500 19 19"};function P({name:e}){return i`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${Fa[e]} /></svg>`}function Et(){return i`
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path class="leaves" d="M9 8v16M13 8v16" />
      <path class="film" d="M17 9.2v13.6a1 1 0 0 0 1.5.8l7-6.8a1 1 0 0 0 0-1.6l-7-6.8a1 1 0 0 0-1.5.8z" />
    </svg>
  `}function Go({across:e,down:t}){let n=16/Math.max(e,t),[o,s]=[e*n,t*n];return i`
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <rect x=${12-o/2} y=${12-s/2} width=${o} height=${s} rx="1.5" />
    </svg>
  `}var Da=3e3;function be({label:e,text:t,done:n="Copied",icon:o="copy"}){let{announce:s}=_(b),[r,a]=m(null),[l,c]=m(null);k(()=>{if(!r)return;let f=setTimeout(()=>a(null),Da);return()=>clearTimeout(f)},[r]);async function d(){c(null);try{let f=await t();return await qa(f)?p(n):(c(f),s("Press the keys for copying: the text is selected."))}catch(f){return p(f.message)}}let p=f=>{a(f),s(f)};return i`
    <button type="button" class="button" onClick=${d}><${P} name=${r===n?"done":o} />${r??e}</button>
    ${l&&i`<${Ma} text=${l} label=${e} />`}
  `}function Ma({text:e,label:t}){let n=T();return k(()=>n.current.select(),[e]),i`<input class="selected" ref=${n} readonly value=${e} aria-label=${`${t}: select and copy`} />`}async function qa(e){try{return await navigator.clipboard.writeText(e),!0}catch{return Ua(e)}}function Ua(e){let t=document.activeElement,n=Object.assign(document.createElement("textarea"),{value:e,className:"unseen",readOnly:!0});document.body.append(n),n.select();let o=document.execCommand("copy");return n.remove(),t?.focus({preventScroll:!0}),o}var hn=3600,Ba=(hn-300)*1e3,ja=168*3600,Ga=3;function Wo(e,t){let{api:n}=_(b),[o,s]=m({address:null,error:null}),[r,a]=m(0);return k(()=>{if(!t)return;let l=!1,c=setTimeout(()=>a(d=>d+1),Ba);return n.link(e,hn).then(d=>l||s({address:d,error:null}),d=>l||s(p=>({...p,error:d}))),()=>{l=!0,clearTimeout(c)}},[n,e,t,r]),{...o,renew:()=>a(l=>l+1)}}function Ho({link:e,label:t,poster:n,isLooped:o,onFailure:s}){let r=T(null),a=T(0),l=({target:p})=>{p.readyState<HTMLMediaElement.HAVE_CURRENT_DATA||(r.current={at:p.currentTime,isPlaying:!p.paused})},c=({target:p})=>{a.current=0,r.current&&(p.currentTime=r.current.at,r.current.isPlaying&&p.play().catch(()=>{}))},d=()=>a.current++<Ga?e.renew():s();return i`
    <video controls playsinline preload="auto" src=${e.address} poster=${n} loop=${o} aria-label=${t}
      onLoadedMetadata=${c} onTimeUpdate=${l} onPause=${l} onPlay=${l} onError=${d}></video>
  `}function Ko({id:e}){let{api:t}=_(b);return i`<${be} label="Copy link" done="Copied: works for 7 days" icon="link" text=${async()=>new URL(await t.link(e,ja),location.href).href} />`}function Tt({id:e,label:t}){let{api:n,announce:o}=_(b),[s,r]=m(null);return i`
    <button type="button" class="button" aria-label=${t} title=${s} onClick=${async()=>{r(null);try{et(await n.link(e,hn),`${e}.mp4`)}catch(l){r(l.message),o(l.message)}}}>
      <${P} name=${s?"cancel":"download"} />${s?"No download":"Download"}
    </button>
  `}function et(e,t){let n=document.createElement("a");n.href=e,n.download=t,n.click()}var Wa=6e4;function It({ask:e,label:t="CSV"}){let{announce:n}=_(b),[o,s]=m(null);return i`<button type="button" class="button" onClick=${async()=>{if(!o?.isBusy){s({isBusy:!0,text:"One moment\u2026"});try{let a=await e(),l=URL.createObjectURL(await a.blob());et(l,Ha(a)),setTimeout(()=>URL.revokeObjectURL(l),Wa),s(null)}catch(a){s({text:a.message}),n(a.message)}}}}><${P} name="download" />${o?.text??t}</button>`}var Ha=e=>/filename="([^"]+)"/.exec(e.headers.get("content-disposition"))?.[1]??"kinora.csv";var Ka=20;function Vo({client:e}){let{api:t}=_(b),{items:n,hasMore:o,error:s,more:r}=St(a=>t.operate.entries(e.id,{limit:Ka,after:a}),[t,e]);return i`
    <section aria-labelledby="ledger-title" class="part" aria-busy=${n||s?null:"true"}>
      <div class="head">
        <h2 id="ledger-title">Ledger</h2>
        <div class="actions">${n?.length>0&&i`<${It} ask=${()=>t.operate.entriesFile(e.id)} />`}</div>
      </div>
      <${A} error=${s} />
      ${n?.length>0&&i`<${Va} entries=${n} />`}
      ${n&&!n.length&&i`<p class="quiet part-none">No entry yet: grants and films stand here, with the figures after each.</p>`}
      ${(o||s)&&i`<div class="pages"><button type="button" class="button" onClick=${r}>${s?"Try again":"Older entries"}</button></div>`}
    </section>
  `}function Va({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries with the figures after each">
      <table class="entries">
        <thead>
          <tr>
            <th>What</th><th class="spare">Caused by</th><th>When</th><th class="number">Credits</th>
            <th class="number spare">Limit after</th><th class="number spare">Used</th><th class="number spare">Held</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${za} key=${t.id} entry=${t} />`)}</tbody>
      </table>
    </div>
  `}function za({entry:e}){let{kind:t,amount:n,note:o,actor:s,metadata:r,videoId:a,createdAt:l}=e,c=fe(e),d=Object.entries(r??{}).map(([p,f])=>`${p}: ${f}`);return i`
    <tr>
      <td class="name">
        ${Pe[t]}
        ${o&&i` <span class="quiet small" dir="auto">${o}</span>`}
        ${d.length>0&&i` <span class="quiet small" dir="auto">${d.join(", ")}</span>`}
        ${a&&i` <code class="quiet">${a}</code>`}
      </td>
      <td class="spare"><bdi>${s?s.on_behalf_of??s.name:"Kinora"}</bdi></td>
      <td class="quiet">${N(l)}</td>
      <td class="number">${c?dt(c):i`<span class="quiet">${$(n)}</span>`}</td>
      <td class="number spare">${$(e.creditLimit)}</td>
      <td class="number spare">${$(e.usedCredit)}</td>
      <td class="number spare">${$(e.heldCredit)}</td>
    </tr>
  `}var zo=()=>({amount:"",note:"",once:Ke()});function Jo({client:e,onDone:t}){let{api:n}=_(b),[o,s]=m(zo),[r,a]=m(null),[l,c]=m(!1),[d,p]=m(null),f=T(),u=w=>y=>s(C=>({...C,[w]:y,once:Ke()})),h=(w,y)=>n.operate.grant(e.id,w,{isDry:y,once:o.once}),g=()=>{p(null),s(zo()),t(d?"The credits are taken away.":"Granted.")};async function I(w){w.preventDefault();let y={amount:ce(o.amount),...o.note.trim()&&{note:o.note.trim()}};if(a(null),y.amount<0)return p(y);if(!l){c(!0);try{await h(y,!1),g()}catch(C){a(C),f.current.elements[C.param]?.focus()}return c(!1)}}let{problems:v,notice:S}=H(r,["amount","note"]);return i`
    <section aria-labelledby="grants-title" class="part">
      <h2 id="grants-title">Grant credits</h2>
      <form class="form beside" ref=${f} onSubmit=${I} novalidate>
        <${x} name="amount" label="How many" hint="It raises the limit. A negative number lowers it." problems=${v}
          value=${o.amount} onInput=${u("amount")} />
        <${x} name="note" label="Note (optional)" hint="The client sees it in its ledger." problems=${v}
          value=${o.note} onInput=${u("note")} />
        <${A} error=${S} />
        <div class="actions"><button class="primary" aria-disabled=${l?"true":null}>${l?"One moment\u2026":"Grant"}</button></div>
      </form>
      ${d&&i`<${z} title=${`Take ${L(-d.amount)} from ${e.name}?`} name=${e.name} yes="Take them away"
        lead="Its limit is lowered by them. What is under way goes on." rehearse=${async()=>Ja(e,await h(d,!0))}
        act=${()=>h(d,!1)} onDone=${g} onNo=${()=>p(null)} />`}
    </section>
  `}var Ja=(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s})=>he(e,{creditLimit:t,usedCredit:n,heldCredit:o,availableCredit:s});var Yo={name:"",scopes:[],networks:"",ends:"",reason:""};function Qo({client:e,onIssued:t}){let{api:n}=_(b),[o,s]=m(Yo),[r,a]=m(null),l=T(),c=u=>h=>s(g=>({...g,[u]:h}));async function d(u){u.preventDefault(),a(null);try{let h=await n.operate.issueKey(e.id,Ya(o));s(Yo),l.current.open=!1,t(h)}catch(h){a(h)}}let{problems:p,notice:f}=H(r,["name","scopes","expiresAt","allowedNetworks","reason"]);return i`
    <details class="issue" ref=${l}>
      <summary class="button">Issue a key</summary>
      <form class="form beside" onSubmit=${d} novalidate>
        <${x} name="key-name" label="What it is for" hint="Such as the server that uses it." problems=${{"key-name":p.name}}
          value=${o.name} onInput=${c("name")} />
        <${x} name="expiresAt" type="date" label="Last day (optional)" hint="The key is refused after this day." problems=${p}
          value=${o.ends} onInput=${c("ends")} />
        <${x} name="allowedNetworks" label="Only from (optional)" hint="Networks or addresses, such as 10.0.0.0/8, with spaces between them."
          problems=${p} value=${o.networks} onInput=${c("networks")} />
        <${Qa} chosen=${o.scopes} onChoice=${c("scopes")} problems=${p} />
        <${x} name="key-reason" label="Reason (optional)" hint="It stands in the audit log." problems=${{"key-reason":p.reason}}
          value=${o.reason} onInput=${c("reason")} />
        <${A} error=${f} />
        <div class="actions"><button class="primary">Issue</button></div>
      </form>
    </details>
  `}function Ya({name:e,scopes:t,networks:n,ends:o,reason:s}){let r=o&&new Date(`${o}T00:00`);r&&r.setDate(r.getDate()+1);let a={name:e.trim(),scopes:t,allowedNetworks:n.split(/[\s,;]+/).filter(Boolean),expiresAt:r?r.getTime()/1e3:"",reason:s.trim()};return Object.fromEntries(Object.entries(a).filter(([,l])=>l.length!==0&&l!==""))}function Qa({chosen:e,onChoice:t,problems:n}){let o=s=>({target:r})=>t(r.checked?[...e,s]:e.filter(a=>a!==s));return i`
    <fieldset class="field scopes" aria-describedby="scopes-hint scopes-problem">
      <legend>What it may do</legend>
      ${Object.entries(se).map(([s,r])=>i`
          <label class="check" key=${s}><input type="checkbox" name=${s} checked=${e.includes(s)} onChange=${o(s)} />${r}</label>
        `)}
      <p class="quiet small" id="scopes-hint">Without a choice, it may do what its client is for.</p>
      <${K} name="scopes" problems=${n} />
    </fieldset>
  `}function Nt({text:e,children:t}){let n=T();return k(()=>n.current.focus(),[e]),i`
    <section class="new-key" ref=${n} tabindex="-1" aria-labelledby="new-key-title">
      <h2 id="new-key-title">The new key</h2>
      <p>Copy it now, and keep it where secrets are kept: it is not stored here and cannot be shown again.</p>
      <p class="key-text"><code>${e}</code></p>
      <div class="actions"><${be} label="Copy key" text=${()=>e} />${t}</div>
    </section>
  `}var Zo=3600,At=24*Zo,Za={0:"No longer: it is refused now",[Zo]:"For an hour",[At]:"For a day",[7*At]:"For a week",[30*At]:"For 30 days"};function Xo({apiKey:e,onIssued:t,onNo:n}){let{api:o}=_(b),[s,r]=m(String(At)),[a,l]=m(""),[c,d]=m(null),[p,f]=m(!1),[u,h]=m(!1),g=fn();async function I(v){if(v.preventDefault(),u)return;h(!0),d(null);let S={overlapSeconds:Number(s),force:p,...a.trim()&&{reason:a.trim()}};try{t(await o.operate.rotateKey(e.id,S))}catch(w){d(w),h(!1)}}return i`
    <dialog ref=${g} class="question" aria-labelledby="rotation-title" onCancel=${n}>
      <form onSubmit=${I} novalidate>
        <h2 id="rotation-title" dir="auto">Rotate the key ${e.name??`kin_${e.id}_\u2026`}?</h2>
        <p>A new key with the same name, scopes and networks works at once. Give it to the app before the old one ends.</p>
        <${W} name="overlapSeconds" label="How long the old key is still accepted" options=${Za} value=${s} onInput=${r} />
        <${x} name="rotation-reason" label="Reason (optional)" hint="It stands in the audit log." value=${a} onInput=${l} />
        <${A} error=${c} />
        ${(c?.code==="rotation_in_progress"||p)&&i`
          <label class="check">
            <input type="checkbox" name="force" checked=${p} onChange=${({target:v})=>f(v.checked)} />Rotate it all the same
          </label>
        `}
        <div class="actions">
          <button type="button" class="button" onClick=${n}>Leave it as it is</button>
          <button class="primary" aria-disabled=${u?"true":null}>${u?"One moment\u2026":"Rotate"}</button>
        </div>
      </form>
    </dialog>
  `}function es({client:e,keys:t,mayChange:n,onDone:o}){let[s,r]=m(null),[a,l]=m(null),[c,d]=m(null),p=t.filter(u=>!u.revokedAt),f=u=>h=>{l(null),d(h),o(u)};return i`
    <section aria-labelledby="keys-title" class="part">
      <h2 id="keys-title">Keys</h2>
      ${!t.some(ts)&&i`<p class="notice">This client has no key: it can send no request. ${n?"Issue one below.":"Ask an operator for one."}</p>`}
      ${t.length>0&&i`<${Xa} keys=${[...t].reverse()} onRevoke=${n?r:null} onRotate=${l} />`}
      ${c&&i`<${Nt} text=${c.key}><button type="button" class="button" onClick=${()=>d(null)}>I have it</button><//>`}
      ${n&&i`<${Qo} client=${e} onIssued=${f("Issued. Copy the key now.")} />`}
      ${a&&i`<${Xo} apiKey=${a} onIssued=${f("Rotated. Copy the new key now.")} onNo=${()=>l(null)} />`}
      ${s&&i`<${ti} apiKey=${s} client=${e} isLast=${p.length===1} onDone=${()=>(r(null),o("Revoked."))}
        onNo=${()=>r(null)} />`}
    </section>
  `}function Xa({keys:e,onRevoke:t,onRotate:n}){return i`
    <div class="table" tabindex="0" role="region" aria-label="All keys of this client">
      <table class="keys">
        <thead>
          <tr>
            <th>Key</th><th>May</th><th>Issued</th><th>Last used</th><th>State</th>
            ${t&&i`<th><span class="unseen">Rotate or revoke</span></th>`}
          </tr>
        </thead>
        <tbody>
          ${e.map(o=>i`
              <tr key=${o.id} class=${o.revokedAt?"past":null}>
                <td class="name"><bdi>${o.name??"Without a name"}</bdi> <code class="quiet">kin_${o.id}_…</code></td>
                <td class="may">
                  ${ke(o.scopes.map(s=>se[s]??s))}
                  ${o.allowedNetworks&&i`, <span class="quiet">only from ${ke(o.allowedNetworks)}</span>`}
                </td>
                <td class="quiet">${N(o.createdAt)}</td>
                <td class="quiet">${o.lastUsedAt?N(o.lastUsedAt):"never"}</td>
                <td>${ei(o)}</td>
                ${t&&i`<td class="number">
                  ${ts(o)&&i`<button type="button" class="button" aria-label=${`Rotate ${o.name??o.id}`} onClick=${()=>n(o)}>Rotate…</button>`}
                  ${" "}
                  ${!o.revokedAt&&i`<button type="button" class="button dangerous" aria-label=${`Revoke ${o.name??o.id}`}
                    onClick=${()=>t(o)}>Revoke…</button>`}
                </td>`}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}var ts=({revokedAt:e,expiresAt:t})=>!e&&(!t||new Date(t)>new Date);function ei({revokedAt:e,expiresAt:t}){return e?`Revoked ${N(e)}`:t?`${new Date(t)>new Date?"Ends":"Ended"} ${N(t)}`:"Accepted"}function ti({apiKey:e,client:t,isLast:n,onDone:o,onNo:s}){let{api:r}=_(b),a=e.name??`kin_${e.id}_\u2026`,l=(d,p)=>r.operate.revokeKey(e.id,{cancelQueued:p,isDry:d}),c=async d=>{let{revokedAt:p}=await l(!0,d);return{status:{from:"accepted",to:"refused, for good"},revokedAt:{from:null,to:p}}};return i`
    <${z} title=${`Revoke the key ${a}?`} name=${n?t.name:null} yes="Revoke"
      lead=${n?`It is the last key of ${t.name}: the client can send no request any more, and its links end for good.`:"Requests with this key are refused within a second. The other keys of the client go on."}
      cancelling=${n&&"Cancel what it has queued and nobody else waits for. It costs nothing."}
      rehearse=${c} act=${d=>l(!1,d)} onDone=${o} onNo=${s} />
  `}var ni=["name","role","creditLimit","reason"];function ns({client:e,version:t,onDone:n,onReload:o}){let{api:s}=_(b),[r,a]=m(()=>({name:e.name,role:e.role,creditLimit:$(e.creditLimit),reason:""})),[l,c]=m(null),[d,p]=m(!1),[f,u]=m(null),h=T(),g=w=>y=>a(C=>({...C,[w]:y}));async function I(w){w.preventDefault();let y=si(e,r);if(c(null),!Object.keys(y).length)return c({param:"name",message:"Nothing is changed yet. Change a field first."});let C=r.reason.trim()?{...y,reason:r.reason.trim()}:y;if(y.creditLimit<e.creditLimit&&y.creditLimit>=0)return u(C);if(!d){p(!0);try{return await s.operate.changeClient(e.id,C,{version:t}),n("Saved.")}catch(O){c(O),h.current.elements[O.param]?.focus()}return p(!1)}}let{problems:v,notice:S}=H(l,ni);return i`
    <section aria-labelledby="settings-title" class="part">
      <h2 id="settings-title">Settings</h2>
      <form class="form beside" ref=${h} onSubmit=${I} novalidate>
        <${x} name="name" label="Name" problems=${v} value=${r.name} onInput=${g("name")} />
        <${W} name="role" label="What it is for" hint="Keys that exist keep what they may do." problems=${v} options=${re}
          value=${r.role} onInput=${g("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint="What it may spend in total." inputmode="numeric" problems=${v}
          value=${r.creditLimit} onInput=${g("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${v} value=${r.reason} onInput=${g("reason")} />
        <${A} error=${S}>
          ${l?.status===412&&i`<p><button type="button" class="button" onClick=${o}>Show it as it is now</button></p>`}
        <//>
        <div class="actions"><button class="primary" aria-disabled=${d?"true":null}>${d?"One moment\u2026":"Save"}</button></div>
      </form>
      ${f&&i`<${oi} client=${e} version=${t} wanted=${f} onDone=${w=>(u(null),n(w))}
        onNo=${()=>u(null)} />`}
    </section>
  `}function oi({client:e,version:t,wanted:n,onDone:o,onNo:s}){let{api:r}=_(b),a=c=>r.operate.changeClient(e.id,n,{version:t,isDry:c}),l=e.usedCredit+e.heldCredit;return i`
    <${z} title=${`Lower the limit of ${e.name}?`} name=${e.name} yes="Lower the limit"
      lead=${n.creditLimit<l?"It has spent or holds more than the new limit already: it can make no film until the limit is raised. What is under way goes on.":"What is under way goes on. The client can spend less from now on."}
      rehearse=${async()=>he(e,await a(!0))} act=${()=>a(!1)} onDone=${()=>o("The limit is lowered.")} onNo=${s} />
  `}function si(e,{name:t,role:n,creditLimit:o}){let s={name:t.trim(),role:n,creditLimit:ce(o)};return Object.fromEntries(Object.entries(s).filter(([r,a])=>a!==e[r]))}function os({client:e,version:t,onDone:n}){let{api:o}=_(b),[s,r]=m(!1),[a,l]=m(null),c=e.status==="SUSPENDED",d=(f,u)=>o.operate.changeClient(e.id,{status:"SUSPENDED",cancelQueued:u},{version:t,isDry:f});async function p(){l(null);try{await o.operate.changeClient(e.id,{status:"ACTIVE"},{version:t}),n("Active again.")}catch(f){l(f)}}return i`
    <section aria-labelledby="suspension-title" class="part">
      <h2 id="suspension-title">${c?"Let it in again":"Suspend"}</h2>
      <p class="quiet">
        ${c?"Its keys are accepted again, and what it has queued may start. Its links do not come back.":"Its requests are refused within a second, its links end, and none of its queued generations is started. What is paid for already goes on."}
      </p>
      <${A} error=${a} />
      <div class="actions">
        ${c?i`<button type="button" class="button" onClick=${p}>Activate</button>`:i`<button type="button" class="button dangerous" onClick=${()=>r(!0)}>Suspend…</button>`}
      </div>
      ${s&&i`
        <${z} title=${`Suspend ${e.name}?`} name=${e.name} yes="Suspend"
          lead="Its requests are refused within a second, and its links end for good."
          cancelling="Cancel what it has queued and nobody else waits for. It costs nothing."
          rehearse=${async f=>he(e,await d(!0,f))} act=${f=>d(!1,f)}
          onDone=${()=>(r(!1),n("Suspended."))} onNo=${()=>r(!1)} />
      `}
    </section>
  `}var ss=20,ri=10;function rs({route:{id:e}}){let{api:t,may:n,announce:o}=_(b),s=U(c=>ai(t,e,c),[t,e]),r=c=>{o(c),s.again()},{data:a,error:l}=s;return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <p class="small"><a href=${D()}>Clients</a></p>
      ${a?i`<${li} client=${a.client} />`:i`<h1 tabindex="-1">Client</h1>`}
      <${B} loaded=${s} />
      ${l?.status===404&&i`<p class="part-none"><a href=${D()}>Look for it among all clients</a>.</p>`}
      ${a&&i`<${ci} ...${a} mayChange=${n("operate:write")} onDone=${r} onReload=${s.again} />`}
    </section>
  `}async function ai(e,t,n){let{client:o,version:s}=await e.operate.client(t,n),r=await e.operate.keys(o.id,n);return{client:o,version:s,keys:r,entries:await ii(e,o,r,n)}}async function ii(e,t,n,o){let s=[t.id,...n.slice(-ri).map(l=>l.id)];return(await Promise.all(s.map(l=>e.operate.auditLog({target:l,limit:ss},o)))).flatMap(l=>l.data).sort((l,c)=>l.id<c.id?1:-1).slice(0,ss)}function li({client:e}){let{name:t,role:n,status:o,id:s,createdAt:r,createdBy:a}=e;return i`
    <h1 tabindex="-1"><bdi>${t}</bdi></h1>
    <p class="quiet small facts">
      <span class="state">${re[n]}</span>
      ${o==="SUSPENDED"?i`<span class="state bad">Suspended</span>`:i`<span class="state good">Active</span>`}
      <span>created ${N(r)}${a&&i` by <bdi>${a}</bdi>`}</span>
      <span class="id">${s}</span>
    </p>
  `}function ci({client:e,version:t,keys:n,entries:o,mayChange:s,onDone:r,onReload:a}){return i`
    ${e.status==="SUSPENDED"&&i`<p class="notice">This client is suspended: its requests are refused, and nothing that it has queued is started.</p>`}
    <${Ue} credits=${e} />
    <p class="small usage-link"><a href=${Te({client:e.id})}>Usage of this client</a></p>
    ${s&&i`<${ns} key=${t} client=${e} version=${t} onDone=${r} onReload=${a} />`}
    ${s&&i`<${Jo} client=${e} onDone=${r} />`}
    <${jo} client=${e} version=${t} mayChange=${s} onDone=${r} onReload=${a} />
    <${es} client=${e} keys=${n} mayChange=${s} onDone=${r} />
    <${Vo} client=${e} />
    ${s&&i`<${os} client=${e} version=${t} onDone=${r} />`}
    <section aria-labelledby="log-title" class="part">
      <div class="head">
        <h2 id="log-title">What operators did</h2>
        <a class="small" href=${Q({target:e.id})}>All entries about this client</a>
      </div>
      ${o.length?i`<${qe} entries=${o} />`:i`<p class="quiet part-none">Nothing yet: what is changed from now on stands here, with who changed it and why.</p>`}
    </section>
  `}function as(e,t,n,o){return t.search?ui(e,t,n,o):t.before?di(e,t,o):is(e,t,o)}async function is(e,{status:t,after:n},o){let s=await e.videos({status:t,after:n,limit:12},o);return{...s,newer:n&&(s.first_id??n),older:s.has_more&&s.last_id}}async function di(e,{status:t,before:n},o){let s=await e.videos({status:t,after:n,order:"asc",limit:12},o);return!s.has_more&&s.data.length<12?is(e,{status:t,after:""},o):{...s,data:s.data.toReversed(),newer:s.has_more&&s.last_id,older:s.first_id}}async function ui(e,{status:t,search:n},o,s){let r=tt(n).split(/\s+/),a={data:[],searched:0,has_more:!0,isSearching:!0};for(let l;a.has_more&&a.data.length<60;){let c=await e.videos({status:t,after:l,limit:100},s);a.data.push(...c.data.filter(({prompt:d})=>r.every(p=>tt(d??"").includes(p)))),a.searched+=c.data.length,[a.has_more,l]=[c.has_more,c.last_id],s.aborted||o({...a})}return{...a,isSearching:!1}}var tt=e=>e.normalize("NFKD").replace(/\p{M}/gu,"").toLowerCase();var ls=100,pi=100,Ot=5e3,Pt=50;async function cs(e,{search:t,status:n,role:o,after:s},r){if(!t)return e.operate.clients({status:n,role:o,after:s,limit:Pt},r);let a=tt(t).split(/\s+/),l=[];for await(let c of $n(e,{status:n,role:o},r)){let d=`${tt(c.name)} ${c.id}`;if(a.every(p=>d.includes(p))&&l.push(c),l.length===pi)return{data:l,has_more:!0}}return{data:l,has_more:!1}}async function*$n(e,t,n){for(let o,s=!0,r=0;s&&r<Ot;r+=ls){let a=await e.operate.clients({...t,after:o,limit:ls},n);yield*a.data,[s,o]=[a.has_more,a.last_id]}}var mi={All:{},Apps:{role:"MEMBER"},Operators:{role:"ADMIN"},Readers:{role:"READER"},Suspended:{status:"SUSPENDED"}};function ds({route:e}){let{api:t,may:n}=_(b),{search:o,status:s,role:r,after:a}=e,l=U(p=>cs(t,e,p),[t,o,s,r,a]),{data:c,error:d}=l;return i`
    <section class="page" aria-busy=${c||d?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Clients</h1>
        ${n("operate:write")&&i`<a class="button" href=${Xe}>New client</a>`}
      </div>
      <div class="finder under-head">
        <${hi} key=${o} route=${e} />
        <${$i} route=${e} />
      </div>
      <${B} loaded=${l} />
      ${o&&i`<p class="quiet small" role="status">${fi(c)}</p>`}
      ${c?.data.length>0&&i`<${gi} clients=${c.data} />`}
      ${c&&!c.data.length&&i`<${_i} route=${e} mayCreate=${n("operate:write")} />`}
      ${c&&i`<${wi} route=${e} page=${c} />`}
    </section>
  `}function fi(e){return e?`${$(e.data.length)} found${e.has_more?"; the search stopped here: use more words":""}.`:"Searching\u2026"}function hi({route:{status:e,role:t,search:n}}){let o=T();return i`
    <form class="search" role="search" onSubmit=${r=>{r.preventDefault(),location.hash=D({status:e,role:t,search:o.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${o} type="search" name="search" aria-label="Search by name or id" placeholder="Search by name or id" value=${n} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function $i({route:{status:e,role:t,search:n}}){let o=s=>(s.status??"")===e&&(s.role??"")===t;return i`
    <nav class="filter" aria-label="Kind">
      ${Object.entries(mi).map(([s,r])=>i`<a key=${s} href=${D({...r,search:n})} aria-current=${o(r)?"true":null}>${s}</a>`)}
    </nav>
  `}function gi({clients:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Clients with their credits">
      <table class="clients">
        <thead>
          <tr>
            <th>Name</th><th class="spare">Spent of the limit</th><th class="number spare">Used</th><th class="number spare">Held</th>
            <th class="number">Limit</th><th class="number">Left</th>
          </tr>
        </thead>
        <tbody>${e.map(t=>i`<${bi} key=${t.id} client=${t} />`)}</tbody>
      </table>
    </div>
  `}function bi({client:e}){let{id:t,name:n,role:o,creditLimit:s,usedCredit:r,heldCredit:a,availableCredit:l}=e;return i`
    <tr>
      <td class="name">
        <a href=${j(t)} dir="auto">${n}</a>
        ${o!=="MEMBER"&&i` <span class="state">${re[o]}</span>`}
        ${e.status==="SUSPENDED"&&i` <span class="state bad">Suspended</span>`}
      </td>
      <td class="spare bar">
        <${Ct} credits=${e} />
        <span class="unseen">${s>0?`${Math.round(we(r+a,s))} %`:"no limit yet"}</span>
      </td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${$(a)}</td>
      <td class="number">${$(s)}</td>
      <td class=${`number ${l<=0&&o==="MEMBER"?"out":""}`}>${$(l)}</td>
    </tr>
  `}function _i({route:{search:e,status:t,role:n,after:o},mayCreate:s}){let r=i`<a href=${D()}>Show all clients</a>`;if(e)return i`<p class="none">No client has <q dir="auto">${e}</q> in its name or id. ${r}.</p>`;if(o)return i`<p class="none">There are no more clients. ${r}.</p>`;if(t)return i`<p class="none">No client is suspended. ${r}.</p>`;let a=s&&i` <a href=${Xe}>Create one</a>: a name and a limit are enough.`;return i`<p class="none">There is no client of this kind.${a} ${n&&i`${r}.`}</p>`}function wi({route:{status:e,role:t,search:n,after:o},page:s}){return n||!(o||s.has_more)?null:i`
    <nav class="pages" aria-label="Pages of clients">
      ${o&&i`<a class="button" href=${D({status:e,role:t})}>First ${Pt}</a>`}
      ${s.has_more&&i`<a class="button" href=${D({status:e,role:t,after:s.last_id})}>Next ${Pt}</a>`}
    </nav>
  `}function us(e){let t=new Map;for(let n of e.filter(({videoId:o})=>o)){let o=t.get(n.videoId)??{...yi,videoId:n.videoId,prompt:n.prompt??null},{charged:s,held:r}=vi[n.kind](n.amount);t.set(n.videoId,{...o,charged:o.charged+s,held:o.held+r,time:n.createdAt,isWhole:o.isWhole||n.kind==="hold"})}return[...t.values()].sort((n,o)=>n.time<o.time?1:-1)}var yi={charged:0,held:0,time:"",isWhole:!1},vi={grant:()=>({charged:0,held:0}),hold:e=>({charged:0,held:e}),settle:e=>({charged:e,held:-e}),release:e=>({charged:0,held:-e}),refund:e=>({charged:-e,held:0})};async function ps(e,t,n){let o=[];for(let s,r=!0;r;){let a=await e.entries({limit:100,after:s},n);o.push(...a.data),t(o.length),[s,r]=[a.last_id,a.has_more]}return o}var ki=["entry","time","kind","amount","change","video","prompt","note"];function ms(e){let t=e.map(n=>[Be(n.id),Be(n.createdAt),Be(n.kind),n.amount,fe(n),Be(n.videoId),Be(n.prompt),Be(n.note)]);return`\uFEFF${[ki,...t].map(n=>`${n.map(Si).join()}\r
`).join("")}`}var Be=e=>/^[=+\-@\t\r]/.test(e??"")?`'${e}`:e??"",Si=e=>/[",\r\n]/.test(e)?`"${String(e).replaceAll('"','""')}"`:String(e);var fs=640,Lt=120;function hs({entries:e,available:t}){let n=xi(e,t),o=Math.max(...n,1),s=Ci(n,o);return i`
    <figure class="chart">
      <figcaption class="quiet small">
        Credits left after each of the last ${$(e.length)} lines; the top edge is ${$(o)}
      </figcaption>
      <svg viewBox=${`0 0 ${fs} ${Lt}`} preserveAspectRatio="none" role="img"
        aria-label=${`From ${L(n[0])} to ${L(t)} left`}>
        <path class="area" d=${`${s}V${Lt}H0Z`} />
        <path class="line" d=${s} />
      </svg>
    </figure>
  `}function xi(e,t){let n=[t];for(let o of e.slice(0,-1))n.push(n.at(-1)-fe(o));return n.reverse()}function Ci(e,t){let n=fs/e.length,o=r=>(Lt-Math.max(0,r)/t*(Lt-8)).toFixed(1),s=e.map((r,a)=>`V${o(r)}H${((a+1)*n).toFixed(1)}`);return`M0 ${o(e[0])}${s.join("")}`}var Ei=50;function $s(){let e=_(b),{items:t,hasMore:n,error:o,more:s}=St(r=>e.api.entries({limit:Ei,after:r}),[e.api]);return k(()=>{e.refresh()},[]),i`
    <section class="page" aria-busy=${e.credits&&t?null:"true"}>
      <h1 tabindex="-1">My credits</h1>
      <${A} error=${o??e.trouble} />
      ${e.credits&&i`<${Ue} credits=${e.credits} />`}
      ${e.credits&&t?.length>1&&i`<${hs} entries=${t} available=${e.credits.availableCredit} />`}
      ${t&&i`<${Ti} entries=${t} />`}
      ${n&&i`<div class="pages"><button type="button" class="button" onClick=${s}>Older lines</button></div>`}
    </section>
  `}function Ti({entries:e}){let[t,n]=m(!1);return e.length?i`
    <div class="head ledger-head">
      <h2 id="ledger-title">Ledger</h2>
      <div class="actions">
        <${Ii} isByFilm=${t} onView=${n} />
        <${Pi} />
      </div>
    </div>
    <div class="table" tabindex="0" role="region" aria-labelledby="ledger-title">
      ${t?i`<${Oi} entries=${e} />`:i`<${Ni} entries=${e} />`}
    </div>
  `:i`<p class="none">No credits were granted yet: ask an operator. <a href=${ee}>See what a film costs</a>.</p>`}function Ii({isByFilm:e,onView:t}){return[[!1,"By line"],[!0,"By film"]].map(([n,o])=>i`
      <button type="button" class="button" aria-pressed=${e===n?"true":"false"} onClick=${()=>t(n)}>${o}</button>
    `)}function Ni({entries:e}){return i`
    <table>
      <thead><tr><th>What</th><th>Film</th><th>When</th><th class="number">Credits</th></tr></thead>
      <tbody>${e.map(t=>i`<${Ai} key=${t.id} entry=${t} />`)}</tbody>
    </table>
  `}function Ai({entry:e}){let t=fe(e);return i`
    <tr>
      <td>${Pe[e.kind]}${e.note&&i` <span class="quiet small" dir="auto">${e.note}</span>`}</td>
      <td class="film">${e.videoId&&i`<${gs} videoId=${e.videoId} prompt=${e.prompt} />`}</td>
      <td class="quiet">${N(e.createdAt)}</td>
      <td class="number">${t?dt(t):i`<span class="quiet">${$(e.amount)}</span>`}</td>
    </tr>
  `}var gs=({videoId:e,prompt:t})=>i`<a href=${de(e)} dir="auto" title=${t??e}>${t?me(t):e}</a>`;function Oi({entries:e}){let t=us(e);return t.length?i`
    <table>
      <thead><tr><th>Film</th><th>When</th><th class="number">Held</th><th class="number">Charged</th></tr></thead>
      <tbody>
        ${t.map(({videoId:n,prompt:o,time:s,held:r,charged:a,isWhole:l})=>i`
            <tr key=${n}>
              <td class="film"><${gs} videoId=${n} prompt=${o} /></td>
              <td class="quiet">${N(s)}</td>
              ${l?i`<td class="number">${$(r)}</td><td class="number">${$(a)}</td>`:i`<td class="number quiet small" colspan="2">load older lines</td>`}
            </tr>
          `)}
      </tbody>
    </table>
  `:i`<p class="none">No film yet. <a href=${ee}>Make the first one</a>.</p>`}function Pi(){let{api:e,announce:t}=_(b),[n,o]=m(null),s=n?.isBusy;return i`<button type="button" class="button" onClick=${async()=>{if(!s)try{let a=d=>o({isBusy:!0,text:`${$(d)} lines\u2026`});a(0);let l=ms(await ps(e,a)),c=URL.createObjectURL(new Blob([l],{type:"text/csv"}));et(c,"kinora-ledger.csv"),setTimeout(()=>URL.revokeObjectURL(c),6e4),o(null)}catch(a){o({text:a.message}),t(a.message)}}}><${P} name="download" />${n?.text??"CSV"}</button>`}function ue(e){let t=Le(()=>e?URL.createObjectURL(e):null,[e]);return k(()=>()=>t&&URL.revokeObjectURL(t),[t]),t}function je(e){let{api:t}=_(b),[n,o]=m(void 0);return k(()=>{let s=new AbortController;return t.still(e,s.signal).then(o,()=>s.signal.aborted||o(null)),()=>s.abort()},[t,e]),n}function _s({video:e,onCancel:t,onRemove:n}){let o=oe(e);return i`
    <li class="card">
      <a class="cover" href=${de(e.id)}>
        <${Fi} video=${e} />
        <span class=${`badge ${e.status} ${Je(e)?"charged":""}`}>${Oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </a>
      ${e.error&&i`<p class="why small"><${ge} text=${e.error.message} /></p>`}
      <p class="quiet small">${Wn(e)}</p>
      <p class="quiet small">${N(e.created_at)}</p>
      ${e.status==="in_progress"&&i`<${Li} video=${e} />`}
      <div class="actions">
        ${e.status==="completed"&&i`<${Tt} id=${e.id} label=${gn("Download",e)} />`}
        ${o&&i`<${Ri} video=${e} verb=${e.status==="failed"?"Try again":"Again"} />`}
        ${e.status==="queued"&&i`<${bs} verb="Cancel" icon="cancel" video=${e} onClick=${t} />`}
        ${o&&i`<${bs} verb="Delete" icon="remove" video=${e} onClick=${n} />`}
      </div>
    </li>
  `}var gn=(e,t)=>`${e}: ${me(t.prompt)}, take ${t.take}`;function Li({video:e}){let t=e.estimated_completed_at?e.progress:void 0;return i`<progress max="100" value=${t} aria-label=${ye(e)}></progress>`}function Ri({verb:e,video:t}){return i`<a class="button" href=${Ee(t.id)} aria-label=${gn(e,t)}><${P} name="again" />${e}</a>`}function bs({verb:e,icon:t,video:n,onClick:o}){return i`
    <button type="button" class="button" aria-label=${gn(e,n)} onClick=${()=>o(n)}>
      <${P} name=${t} />${e}
    </button>
  `}function Fi({video:e}){let t=je(e.id),n=ue(t);return i`
    <span class="thumbnail">
      ${n?i`<img src=${n} alt="" />`:t===null&&i`<span class="quiet small">Still no longer kept</span>`}
    </span>
  `}function ws({video:e,onYes:t,onNo:n}){let o=T();return k(()=>{let s=o.current;return s.showModal(),()=>s.close()},[]),i`
    <dialog ref=${o} aria-labelledby="remove-title" onCancel=${n}>
      <h2 id="remove-title">Delete this film?</h2>
      <p><q dir="auto">${me(e.prompt)}</q>, take ${e.take}. It cannot be restored, and its credits are not given back.</p>
      <div class="actions">
        <button type="button" class="button" autofocus onClick=${n}>Keep it</button>
        <button type="button" class="primary danger" onClick=${t}>Delete</button>
      </div>
    </dialog>
  `}async function*ys(e){let t="";for await(let n of Mi(e)){t=(t+n).replaceAll(`\r
`,`
`);let o=t.split(`

`);t=o.pop(),yield*o.map(Di).filter(s=>s.data)}}function Di(e){let t={event:"message",data:""};for(let n of e.split(`
`)){let[,o,s]=/^(\w+): ?(.*)$/.exec(n)??[];o==="event"&&(t.event=s),o==="data"&&(t.data+=(t.data&&`
`)+s)}return t}async function*Mi(e,t=6e4){let n=e.pipeThrough(new TextDecoderStream).getReader();try{for(;;){let o=setTimeout(()=>n.cancel(),t),{done:s,value:r}=await n.read().finally(()=>clearTimeout(o));if(s)return;yield r}}finally{n.cancel().catch(()=>{})}}var bn=1e3,qi=5e3,Ui=1e4;async function ks(e,t,{onVideo:n,onTrouble:o,signal:s}){let r=vs;for(let a=0;!s.aborted;){try{for await(let l of r(e,t,s))if(a=0,o(null),n(l),oe(l))return}catch(l){if(s.aborted)return;if(l.code==="not_found"&&r===vs)r=Bi;else{if(l.isFinal)throw l;o(l)}}await _n(Math.min(Ui,bn*2**a++),s)}}async function Ss(e,{onPage:t,onTrouble:n,signal:o}){for(;!o.aborted;){let s=!1;try{let r=await e(o);if(o.aborted)return;n(null),t(r),s=r.data.some(a=>!oe(a))}catch(r){if(o.aborted||(n(r),r.isFinal))return}await _n(s?bn:qi,o),await ji(o)}}async function*vs(e,t,n){let o=await e.call(`${pe(t)}/events`,{signal:n,headers:{accept:"text/event-stream"}});for await(let{event:s,data:r}of ys(o.body))s==="video"&&(yield JSON.parse(r))}async function*Bi(e,t,n){for(;;)yield await e.video(t,n),await _n(bn,n)}function _n(e,t){return new Promise(n=>{let o=setTimeout(n,e);t.addEventListener("abort",()=>(clearTimeout(o),n()),{once:!0})})}function ji(e){return document.hidden?new Promise(t=>{document.addEventListener("visibilitychange",t,{once:!0,signal:e}),e.addEventListener("abort",t,{once:!0})}):Promise.resolve()}function xs({route:e}){let{api:t,announce:n,refresh:o}=_(b),[s,r]=m(0),{page:a,trouble:l}=Gi(t,e,s),[c,d]=m(null),[p,f]=m(null),u=T();async function h(v,S){d(null);try{await v(),n(S),o(),r(s+1)}catch(w){d(w)}}let g=v=>h(()=>t.cancel(v.id),"Cancelled. Nothing was charged."),I=async()=>{f(null),await h(()=>t.remove(p.id),"Deleted."),u.current.focus()};return i`
    <section class="page" aria-busy=${a?null:"true"}>
      <div class="head">
        <h1 tabindex="-1" ref=${u}>My films</h1>
        <div class="finder">
          <${Wi} key=${e.search} route=${e} />
          <${Hi} route=${e} />
        </div>
      </div>
      <${A} error=${c??l} />
      ${e.search&&i`<${Ki} page=${a} />`}
      ${a?.data.length>0&&i`<${Vi} page=${a} onCancel=${g} onRemove=${f} />`}
      ${a&&!a.data.length&&!a.isSearching&&i`<${zi} route=${e} />`}
      ${a&&i`<${Ji} route=${e} page=${a} />`}
      ${p&&i`<${ws} video=${p} onYes=${I} onNo=${()=>f(null)} />`}
    </section>
  `}function Gi(e,t,n){let{status:o,search:s,after:r,before:a}=t,[l,c]=m(null),[d,p]=m(null);return k(()=>c(null),[o,s,r,a]),k(()=>{let f=new AbortController,{signal:u}=f,h=()=>as(e,t,c,u);return s?h().then(c,g=>u.aborted||p(g)):Ss(h,{onPage:c,onTrouble:p,signal:u}),()=>f.abort()},[e,o,s,r,a,n]),{page:l,trouble:d}}function Wi({route:e}){let t=T();return i`
    <form class="search" role="search" onSubmit=${o=>{o.preventDefault(),location.hash=te({status:e.status,search:t.current.value.trim()})}}>
      <${P} name="search" />
      <input ref=${t} type="search" name="search" aria-label="Search by prompt" placeholder="Search by prompt" value=${e.search} dir="auto" />
      <button class="unseen">Search</button>
    </form>
  `}function Hi({route:e}){return i`
    <nav class="filter" aria-label="State">
      ${Object.entries({"":"All",...ze}).map(([t,n])=>i`
          <a href=${te({status:t,search:e.search})} aria-current=${t===e.status?"true":null}>${n}</a>
        `)}
    </nav>
  `}function Ki({page:e}){let t=`${$(e?.data.length??0)} found in ${$(e?.searched??0)} films`,n=e?.isSearching===!1&&e.has_more?"; the search stopped here: use more words":"";return i`<p class="quiet small" role="status">${t}${n}${e?.isSearching===!1?".":"\u2026"}</p>`}function Vi({page:e,onCancel:t,onRemove:n}){return i`
    <ul class="gallery">
      ${e.data.map(o=>i`<${_s} key=${o.id} video=${o} onCancel=${t} onRemove=${n} />`)}
    </ul>
  `}function zi({route:e}){let t=i`<a href=${te()}>Show all films</a>`;return e.search?i`<p class="none">No film has <q dir="auto">${e.search}</q> in its prompt. ${t}.</p>`:e.status?i`<p class="none">No film of this state. ${t}.</p>`:e.after||e.before?i`<p class="none">There are no more films. ${t}.</p>`:i`<p class="none">No films yet. <a href=${ee}>Make the first one</a>: a still and a sentence are enough.</p>`}function Ji({route:e,page:t}){let{status:n}=e;return e.search||!(t.newer||t.older)?null:i`
    <nav class="pages" aria-label="Pages of films">
      ${t.newer&&i`<a class="button" href=${te({status:n})}>Newest</a>`}
      ${t.newer&&i`<a class="button" href=${te({status:n,before:t.newer})}>Newer</a>`}
      ${t.older&&i`<a class="button" href=${te({status:n,after:t.older})}>Older</a>`}
    </nav>
  `}var nt={queued:"Waiting",submitting:"Being sent",generating:"The model works",storing:"Being fetched",completed:"Ready",failed:"Failed",unknown:"Outcome unknown",expired:"Deleted after its time"},Rt=e=>({completed:"good",failed:"bad",unknown:"bad"})[e]??"",Cs={not_sent:"Nothing was sent",deferred:"The model refused it for now",accepted:"The model took it",answered:"The answer had the film already",refused:"The model refused the request",unknown:"The answer was lost"},Ft={nothing:"nothing: the next one starts now",share:"clients with fewer running generations",concurrency:"a paid call in flight to end",stopped:"the model, which refuses or does not answer",paused:"an operator to resume paid calls",client_suspended:"the client to be activated"},wn={queue:"In the queue",upload:"Sending the still",upstream:"The model",fetch:"Fetching the film",store:"Checking and storing"},Es={miss:"New film",hit:"The film existed",joined:"Joined while it was made"},Ts={billed:"It was billed",not_billed:"It was not billed",cannot_tell:"The readings do not tell"},Is={moved_by_price:"The counter moved by exactly the price of this call, besides what other calls cost.",not_moved:"The counter did not move for this call, and the time to charge it is over.",too_early:"The counter has not moved for this call, but it may still be charged. Look again later.",no_reading_before:"No earlier paid call has shown the counter. Look at the usage page of the model.",no_reading_after:"No later paid call has shown the counter yet. Look again after the next film, or at the usage page of the model.",other_calls:"Other paid calls overlap, so it is not certain which of them a reading shows. Look at the usage page of the model.",other_unknown:"Between the two readings lies another call that may have been billed or not. Look at the usage page of the model.",unexplained:"The counter moved by something else: the account has other users, or a price differs from ours.",price_not_confirmed:"No other readings confirm our prices of the calls in between. Look at the usage page of the model."},Ns={paid_calls:{name:"Paid calls",help:"No paid call starts. What is queued waits; new requests are still accepted."},accepts:{name:"New films",help:"No request that needs a new film is accepted. What is queued goes on."}};function Dt({evidence:e}){let{cause:t,sentAt:n,lostAt:o,readingBefore:s,readingAfter:r,moved:a,otherCredits:l,credits:c}=e;return i`
    <p class="small">Sent ${N(n)}. Its answer was lost ${N(o)}${t&&i`: <span dir="auto">${t}</span>`}.</p>
    <dl class="sides">
      <${As} name="Counter before" reading=${s} />
      <${As} name="Counter after" reading=${r} />
      <div><dt>It moved by</dt><dd>${a===null?"not known":$(a)}</dd></div>
      <div><dt>Other calls cost</dt><dd>${l===null?"not known":$(l)}</dd></div>
      <div><dt>This call costs</dt><dd>${$(c)}</dd></div>
    </dl>
  `}function As({name:e,reading:t}){return i`
    <div>
      <dt>${e}</dt>
      <dd>
        ${t===null?"no reading":i`
              ${$(t.usedCredit)}
              <span class="quiet small"><a href=${De(t.generationId)}>read ${N(t.readAt)}</a></span>
            `}
      </dd>
    </div>
  `}function Mt({evidence:{proposal:e,basis:t,verdict:n}}){return n?i`
      <p class="proposed">
        <b>Verdict: ${n.billed?"it was billed":"it was not billed"}.</b> ${L(n.refundedCredit)} given back,
        ${" "}${N(n.createdAt)}. ${n.note&&i`<span dir="auto">${n.note}</span>`}
      </p>
    `:i`<p class="proposed"><b>${Ts[e]??e}.</b> ${Is[t]??t}</p>`}function Os({times:e}){let t=Object.keys(wn),n=t.reduce((s,r)=>s+e[r],0),o=s=>t.slice(0,s).reduce((r,a)=>r+e[a],0);return i`
    <svg class="meter times" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      ${t.map((s,r)=>{let[a,l]=[o(r),e[s]].map(c=>we(c,n));return i`<rect key=${s} class=${s} x=${a} width=${l} height="1" />`})}
    </svg>
    <dl class="tally parts">
      ${t.map(s=>i`<div key=${s}><dt><i class=${`dot ${s}`}></i>${wn[s]}</dt><dd>${yn(e[s])}</dd></div>`)}
      <div><dt>Together</dt><dd>${yn(n)}</dd></div>
    </dl>
    <${Yi} waits=${e.waits} />
  `}function Yi({waits:e}){let t=e.filter(n=>n.waiting_for!==null);return t.length?i`
    <ul class="waits small">
      ${t.map(({began_at:n,seconds:o,waiting_for:s,reason:r})=>i`
          <li key=${n}>
            ${yn(o)} from ${N(n)}: it waited for ${Ft[s]??s}
            ${r&&i`. <span dir="auto">${r}</span>`}
          </li>
        `)}
    </ul>
  `:null}var yn=e=>e<10?`${$(Math.round(e*10)/10)} s`:Y(e);function Ps({route:{id:e}}){let{api:t}=_(b),n=U(r=>t.operate.generation(e,r),[t,e]),{data:o,error:s}=n;return i`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <p class="small"><a href=${V()}>Generations</a></p>
      <h1 tabindex="-1">Generation</h1>
      <${B} loaded=${n} />
      ${s?.status===404&&i`<p class="part-none"><a href=${V()}>Look for it among all generations</a>.</p>`}
      ${o&&i`<${Qi} story=${o} />`}
    </section>
  `}function Qi({story:e}){return i`
    <${Zi} story=${e} />
    ${e.evidence&&i`
      <section aria-labelledby="evidence-title" class="part">
        <h2 id="evidence-title">Was it billed?</h2>
        <${Mt} evidence=${e.evidence} />
        <${Dt} evidence=${e.evidence} />
        ${!e.evidence.verdict&&i`<p class="small part-none"><a href=${Z({client:e.client_id})}>Give a verdict</a></p>`}
      </section>
    `}
    <section aria-labelledby="times-title" class="part">
      <h2 id="times-title">Where the time went</h2>
      ${e.times?i`<${Os} times=${e.times} />`:i`<p class="quiet part-none">This is more than 30 days ago: its events are deleted.</p>`}
    </section>
    <section aria-labelledby="attempts-title" class="part">
      <h2 id="attempts-title">Attempts</h2>
      <${Xi} attempts=${e.attempts} />
    </section>
    <section aria-labelledby="entries-title" class="part">
      <h2 id="entries-title">Credits</h2>
      <${el} entries=${e.entries} />
    </section>
    <section aria-labelledby="videos-title" class="part">
      <h2 id="videos-title">Videos that share it</h2>
      <${tl} videos=${e.videos} />
    </section>
  `}function Zi({story:e}){let{id:t,state:n,failure:o,client_id:s,client_name:r,credits:a,created_at:l,upstream_uuid:c}=e,d=e.fast_mode?"fast":"standard",p=e.generate_audio?"with sound":"silent";return i`
    <p class="quiet small facts">
      <span class=${`state ${Rt(n)}`}>${nt[n]??n}</span>
      ${o&&n!=="unknown"&&i`<span>${ve[o]??o}</span>`}
      <span>${L(a)}, paid by <a href=${j(s)} dir="auto">${r}</a></span>
      <span>accepted ${N(l)}</span>
    </p>
    <p class="quiet small">${[e.aspect_ratio,e.resolution,`${e.seconds} s`,d,p,`take ${e.take}`].join(" \xB7 ")}</p>
    <p class="quiet small facts"><span class="id">${t}</span>${c&&i`<span>at the model <span class="id">${c}</span></span>`}</p>
  `}function Xi({attempts:e}){return e.length?i`
    <ol class="log attempts">
      ${e.map(({id:t,outcome:n,detail:o,started_at:s,ended_at:r})=>i`
          <li key=${t}>
            <p><b>${n===null?"The answer is awaited":Cs[n]??n}</b></p>
            ${o&&i`<p class="small" dir="auto">${o}</p>`}
            <p class="quiet small">
              sent <time datetime=${new Date(s*1e3).toISOString()}>${N(s)}</time>
              ${r!==null&&`, answered after ${Y(r-s)}`}
            </p>
          </li>
        `)}
    </ol>
  `:i`<p class="quiet part-none">None yet: nothing that costs was sent.</p>`}function el({entries:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Entries of its credits">
      <table class="entries">
        <thead><tr><th>What</th><th>When</th><th class="number">Credits</th></tr></thead>
        <tbody>
          ${e.map(({id:t,kind:n,amount:o,note:s,created_at:r})=>i`
              <tr key=${t}>
                <td class="name">${Pe[n]}${s&&i` <span class="quiet small" dir="auto">${s}</span>`}</td>
                <td class="quiet">${N(r)}</td>
                <td class="number">${$(o)}</td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
  `}function tl({videos:e}){return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Its videos">
      <table class="videos">
        <thead><tr><th>Client</th><th>Video</th><th>State</th><th>How it was served</th><th class="number">Credits</th></tr></thead>
        <tbody>${e.map(t=>i`<${nl} key=${t.id} video=${t} />`)}</tbody>
      </table>
    </div>
  `:i`<p class="quiet part-none">None: all were deleted.</p>`}function nl({video:{id:e,client_id:t,client_name:n,status:o,failure:s,cache:r,credits:a,metadata:l}}){let c=Object.entries(l??{}).map(([d,p])=>`${d}: ${p}`);return i`
    <tr>
      <td class="name"><a href=${j(t)} dir="auto">${n}</a></td>
      <td class="name"><code>${e}</code>${c.length>0&&i`<span class="quiet small" dir="auto">${c.join(" \xB7 ")}</span>`}</td>
      <td>${ze[o]}${s&&i` <span class="quiet small">${ve[s]??s}</span>`}</td>
      <td>${Es[r]}</td>
      <td class="number">${$(a)}</td>
    </tr>
  `}var ol=50,sl={"":"All",...nt},rl={"":"All",...ve},al=["client","state","failure"];function Ls({route:e}){let{api:t}=_(b),{page:n,...o}=e,r=U(h=>t.operate.generations({...ut(o),limit:ol},h),[t,...Object.values(o)]),{data:a,error:l}=r,{after:c,...d}=o,p=Object.values(d).some(Boolean),{problems:f,notice:u}=H(l,al);return i`
    <section class="page" aria-busy=${a||l?null:"true"}>
      <h1 tabindex="-1">Generations</h1>
      <p class="quiet">Each is one paid call to the model. Several videos may share it, and one client pays.</p>
      <${il} key=${JSON.stringify(d)} kept=${d} isFiltered=${p} problems=${f} />
      <${B} loaded=${{...r,error:u}} />
      ${a?.data.length>0&&i`<${ll} generations=${a.data} />`}
      ${a&&!a.data.length&&i`<${dl} isFiltered=${p||c} />`}
      <${Re} name="generations" page=${a} after=${c} write=${h=>V({...d,after:h})} />
    </section>
  `}function il({kept:e,isFiltered:t,problems:n}){let[o,s]=m(e),r=c=>d=>s(p=>({...p,[c]:d.trim()})),a=c=>{c.preventDefault(),location.hash=V(o)},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return i`
    <form class="filters" role="search" aria-label="Generations" onSubmit=${a} novalidate>
      <${W} ...${l("state")} label="State" options=${sl} />
      <${W} ...${l("failure")} label="Why it failed" options=${rl} />
      <${x} ...${l("client")} label="Paid by (client id)" placeholder="client_…" />
      <${x} ...${l("from")} type="date" label="First day" />
      <${x} ...${l("to")} type="date" label="Last day" />
      <div class="actions">
        <button class="button">Show</button>
        ${t&&i`<a class="button plain" href=${V()}>Show all</a>`}
      </div>
    </form>
  `}function ll({generations:e}){return i`
    <div class="table" tabindex="0" role="region" aria-label="Generations">
      <table class="generations">
        <thead>
          <tr><th>Accepted</th><th>State</th><th>Paid by</th><th class="number spare">Price</th><th class="number spare">Took</th></tr>
        </thead>
        <tbody>${e.map(t=>i`<${cl} key=${t.id} generation=${t} />`)}</tbody>
      </table>
    </div>
  `}function cl({generation:{id:e,state:t,failure:n,client_id:o,client_name:s,credits:r,created_at:a,ended_at:l}}){return i`
    <tr>
      <td><a href=${De(e)}>${N(a)}<span class="unseen">, ${e}</span></a></td>
      <td>
        <span class=${`state ${Rt(t)}`}>${nt[t]??t}</span>
        ${n&&t!=="unknown"&&i` <span class="small">${ve[n]??n}</span>`}
      </td>
      <td class="name"><a href=${j(o)} dir="auto">${s}</a></td>
      <td class="number spare">${$(r)}</td>
      <td class="number spare">${l===null?"":Y(l-a)}</td>
    </tr>
  `}function dl({isFiltered:e}){return e?i`<p class="none">No generation fits. <a href=${V()}>Show all generations</a>.</p>`:i`<p class="none">No film was asked for yet. <a href=${D()}>Give a client credits and a key</a>, then it can make one.</p>`}var ul={MEMBER:"An app: it makes films, and sees its own films and credits.",READER:"A person or a tool that sees all clients and changes nothing.",ADMIN:"An operator: sees and changes all clients. Its keys make no films."},vn={name:"",creditLimit:"0",role:"MEMBER",reason:""},pl=Object.keys(vn);function Rs(){let{api:e,announce:t}=_(b),[n,o]=m(vn),[s,r]=m(null),[a,l]=m(null),[c,d]=m(!1),p=T(),f=v=>S=>o(w=>({...w,[v]:S}));async function u(v){if(v.preventDefault(),c)return;d(!0),r(null);let{name:S,creditLimit:w,role:y,reason:C}=n;try{let O={name:S.trim(),creditLimit:ce(w),role:y};l(await e.operate.createClient(C.trim()?{...O,reason:C.trim()}:O)),t("Created.")}catch(O){r(O),p.current.elements[O.param]?.focus()}d(!1)}let h=()=>{o(vn),l(null)};if(a)return i`<${fl} client=${a} onAnother=${h} />`;let{problems:g,notice:I}=H(s,pl);return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1">New client</h1>
      <form class="form" ref=${p} onSubmit=${u} novalidate>
        <${x} name="name" label="Name" hint="Letters, digits, spaces, dots and dashes. No two clients have the same." problems=${g}
          value=${n.name} onInput=${f("name")} />
        <${W} name="role" label="What it is for" hint=${ul[n.role]} problems=${g} options=${re}
          value=${n.role} onInput=${f("role")} />
        <${x} name="creditLimit" label="Limit in credits" hint=${ml(n.creditLimit)} inputmode="numeric" problems=${g}
          value=${n.creditLimit} onInput=${f("creditLimit")} />
        <${x} name="reason" label="Reason (optional)" hint="It stands in the audit log."
          problems=${g} value=${n.reason} onInput=${f("reason")} />
        <${A} error=${I} />
        <button class="primary" aria-disabled=${c?"true":null}>${c?"One moment\u2026":"Create"}</button>
      </form>
    </section>
  `}function ml(e){let t=ce(e);return`${typeof t=="number"&&t>999?`${L(t)}. `:""}What it may spend in total. It can be changed at any time.`}function fl({client:e,onAnother:t}){return i`
    <section class="page narrow">
      <p class="small"><a href=${D()}>Clients</a></p>
      <h1 tabindex="-1"><bdi>${e.name}</bdi> is created</h1>
      <${Nt} text=${e.key.key}>
        <a class="button" href=${j(e.id)}>Go to the client</a>
        <button type="button" class="button" onClick=${t}>Create another one</button>
      <//>
    </section>
  `}var hl=5,$l=24*3600,gl=.1,bl=3,Fs=100;function Ds(){let{api:e,may:t}=_(b),n=U(r=>_l(e,r),[e]),{data:o,error:s}=n;return i`
    <section class="page" aria-busy=${o||s?null:"true"}>
      <h1 tabindex="-1">Overview</h1>
      <${B} loaded=${n} />
      ${o&&i`<${yl} ...${o} mayChange=${t("operate:write")} />`}
    </section>
  `}async function _l(e,t){let n=Math.floor(Date.now()/1e3)-$l,[o,s,r,a,l]=await Promise.all([wl($n(e,{},t)),e.operate.auditLog({limit:hl},t),e.operate.auditLog({outcome:"refused",created_after:n,limit:Fs},t),e.operate.generations({state:"unknown",verdict:"none",limit:Fs},t),e.operate.queue(t)]);return{clients:o,last:s.data,refused:r,unknown:a,queue:l}}async function wl(e){let t=[];for await(let n of e)t.push(n);return t}function yl({clients:e,last:t,refused:n,unknown:o,queue:s,mayChange:r}){let a=e.filter(({role:l})=>l==="MEMBER");return i`
    <p class="quiet">${vl(e,a)}${e.length>=Ot&&` These are the first ${$(Ot)} only.`}</p>
    ${e.length>0&&i`<${Ue} credits=${kl(e)} />`}
    <section aria-labelledby="hand-title" class="part">
      <h2 id="hand-title">What needs a hand</h2>
      <${xl} tasks=${Sl(e,a,{refused:n,unknown:o,queue:s})} mayChange=${r} />
    </section>
    <section aria-labelledby="last-title" class="part">
      <div class="head"><h2 id="last-title">Done last</h2><a class="small" href=${Q()}>Audit log</a></div>
      ${t.length?i`<${qe} entries=${t} />`:i`<p class="quiet part-none">Nothing yet: each change by an operator stands here.</p>`}
    </section>
  `}function vl(e,t){let n=(s,r,a)=>`${$(s)} ${s===1?r:a}`,o=e.length-t.length;return`${n(t.length,"app","apps")}${o?` and ${n(o,"operator or reader","operators and readers")}`:""}, together:`}function kl(e){let t=n=>e.reduce((o,s)=>o+s[n],0);return Object.fromEntries(["creditLimit","usedCredit","heldCredit","availableCredit"].map(n=>[n,t(n)]))}function Sl(e,t,{refused:n,unknown:o,queue:s}){let r=t.filter(({status:d})=>d==="ACTIVE"),a=r.filter(({availableCredit:d})=>d<=0),l=r.filter(({availableCredit:d,creditLimit:p})=>d>0&&d<gl*p),c=e.filter(({status:d})=>d==="SUSPENDED");return[{name:"Paused in the queue",help:"It lasts until an operator resumes it.",count:s.paused.length,all:xt},{name:"Unknown outcomes",help:"Paid calls whose answer was lost: say whether they were billed.",count:o.data.length,hasMore:o.has_more,all:Z()},{name:"No credits left",help:"They can make no new film until their limit is raised.",clients:a},{name:"Less than a tenth left",help:"Raise the limit, or ask what they need.",clients:l},{name:"Suspended",help:"Their requests are refused until they are activated.",clients:c,all:D({status:"SUSPENDED"})},{name:"Refused in the last day",help:"What operators tried and was refused. If nobody knows of it, look who has their keys.",count:n.data.length,hasMore:n.has_more,all:Q({outcome:"refused"})}].filter(({clients:d,count:p})=>(p??d.length)>0)}function xl({tasks:e,mayChange:t}){if(!e.length){let n=t&&i` You can <a href=${Xe}>create a client</a>.`;return i`<p class="quiet part-none">Nothing: every app is active and has credits.${n}</p>`}return i`<ul class="tasks">${e.map(n=>i`<${Cl} key=${n.name} task=${n} />`)}</ul>`}function Cl({task:{name:e,help:t,clients:n=[],count:o=n.length,hasMore:s,all:r}}){let a=n.slice(0,bl),l=o-a.length,c=a.map(({id:p,name:f})=>i`<a href=${j(p)} dir="auto">${f}</a>`),d=l>0&&a.length?[...c,`${$(l)} more`]:c;return i`
    <li>
      <p class="sum">${$(o)}${s&&"+"}</p>
      <div>
        <h3>${e}</h3>
        <p class="quiet small">${t}</p>
        <p class="small">
          ${Ye(d)}
          ${r&&i`${a.length>0&&" \xB7 "}<a href=${r}>Show all</a>`}
        </p>
      </div>
    </li>
  `}var Ms=["16:9","9:16","1:1"],qs=["1080p","720p"],Us=["8"];var Bs=["image/jpeg","image/png","image/webp","image/heic","image/heif","image/avif"];var ot=Object.freeze({prompt:"",fast_mode:!1,generate_audio:!1,aspect_ratio:"16:9",resolution:"1080p",seconds:"8",take:1}),We=e=>Object.fromEntries(Object.keys(ot).map(t=>[t,e[t]??ot[t]])),js=e=>[...e.normalize("NFC").trim()].length;function kn(e,t){let n=o=>o.fast_mode===t.fast_mode&&o.generate_audio===t.generate_audio&&o.seconds===t.seconds;return e?.data.find(n)?.credits??null}function Gs(e,t){let n={};return t||(n.image="Choose a still first: a JPEG, PNG, WebP, HEIC or AVIF file."),e.prompt.trim()||(n.prompt="Say what happens in the film."),n}function Ws({address:e,fields:t,image:n}){let o={address:e,fields:t,image:n??"still.png",isFile:!n?.startsWith("https://")};return[{name:"cURL",language:"bash",code:El(o)},{name:"JavaScript",language:"javascript",code:Tl(o)},{name:"Python",language:"python",code:Il(o)},{name:"OpenAI SDK",language:"python",code:Ol(o)}]}function El({address:e,fields:t,image:n,isFile:o}){let s=Object.entries(o?t:{image:n,...t}).map(([l,c])=>`  --form-string ${Sn(`${l}=${c}`)}`),r=o?" -F 'image=@-;filename=still'":"",a=o?` \\
  < ${Sn(n)}`:"";return`# export KINORA_API_KEY=kin_\u2026
(
set -euo pipefail
url=\${KINORA_URL:-${Sn(e)}}
send() { curl -sS -H @<(printf 'Authorization: Bearer %s' "$KINORA_API_KEY") "$@"; }
fail() { echo "$video" >&2; exit 1; }

video=$(send --fail-with-body "$url/videos"${r} \\
${s.join(` \\
`)}${a}) || fail
id=$(sed -n 's/.*"id": *"\\(video_[^"]*\\)".*/\\1/p' <<< "$video")
while grep -Eq '"status": *"(queued|in_progress)"' <<< "$video"; do
  sleep 2
  video=$(send --fail-with-body "$url/videos/$id") || fail
done
grep -q '"status": *"completed"' <<< "$video" || fail
send --fail -o film.mp4 "$url/videos/$id/content"
)
`}function Tl({address:e,fields:t,image:n,isFile:o}){let s=o?`new Blob([await readFile(${JSON.stringify(n)})]), 'still'`:JSON.stringify(n);return`// node 18 or newer: node film.mjs
import { ${o?"readFile, ":""}writeFile } from 'node:fs/promises';

const url = process.env.KINORA_URL ?? ${JSON.stringify(e)};
const headers = { authorization: \`Bearer \${process.env.KINORA_API_KEY}\` };

async function call(path, options) {
  const answer = await fetch(url + path, { headers, ...options });
  if (!answer.ok) throw new Error(await answer.text());
  return answer;
}

const fields = ${JSON.stringify(t,null,2)};
const body = new FormData();
body.append('image', ${s});
for (const [name, value] of Object.entries(fields)) body.append(name, String(value));

let video = await (await call('/videos', { method: 'POST', body })).json();
while (!['completed', 'failed'].includes(video.status)) {
  await new Promise((resolve) => setTimeout(resolve, 2000));
  video = await (await call(\`/videos/\${video.id}\`)).json();
}
if (video.error) throw new Error(video.error.message);
const film = await call(\`/videos/\${video.id}/content\`);
await writeFile('film.mp4', Buffer.from(await film.arrayBuffer()));
`}function Il({address:e,fields:t,image:n,isFile:o}){return`# pip install httpx
import os, time
import httpx

kinora = httpx.Client(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    headers={"Authorization": f"Bearer {os.environ['KINORA_API_KEY']}"},
    timeout=60,
)

fields = {
${Hs(t)}
}
${o?Nl(n):Al(n)}

while video["status"] not in {"completed", "failed"}:
    time.sleep(2)
    video = kinora.get(f"/videos/{video['id']}").raise_for_status().json()
if video["error"]:
    raise SystemExit(video["error"]["message"])
with open("film.mp4", "wb") as film:
    film.write(kinora.get(f"/videos/{video['id']}/content").raise_for_status().content)
`}var Nl=e=>`with open(${JSON.stringify(e)}, "rb") as still:
    video = kinora.post("/videos", data=fields, files={"image": still}).raise_for_status().json()`,Al=e=>`video = kinora.post("/videos", json={"image": ${JSON.stringify(e)}, **fields}).raise_for_status().json()`;function Ol({address:e,fields:t,image:n,isFile:o}){let{prompt:s,seconds:r,...a}=t,l=`video = client.videos.create_and_poll(
    prompt=${JSON.stringify(s)},
${o?`    input_reference=still,
`:""}${r?`    seconds=${JSON.stringify(r)},
`:""}    extra_body={
${Hs(o?a:{image:n,...a},8)}
    },
)`;return`# pip install openai
import os, warnings
from openai import OpenAI

warnings.filterwarnings("ignore", "The Sora API")  # the end of OpenAI's own service, not of this one
client = OpenAI(
    base_url=os.environ.get("KINORA_URL", ${JSON.stringify(e)}),
    api_key=os.environ["KINORA_API_KEY"],
)

${o?`with open(${JSON.stringify(n)}, "rb") as still:
${Pl(l)}`:l}
if video.error:
    raise SystemExit(video.error.message)
client.videos.download_content(video.id).write_to_file("film.mp4")
`}var Pl=e=>e.replace(/^/gm,"    "),Sn=e=>`'${e.replaceAll("'","'\\''")}'`;function Hs(e,t=4){let n=o=>typeof o=="boolean"?o?"True":"False":JSON.stringify(o);return Object.entries(e).map(([o,s])=>`${" ".repeat(t)}${JSON.stringify(o)}: ${n(s)},`).join(`
`)}function Vs({fields:e,image:t,answer:n,video:o}){let s=We(e),r=Ws({address:at(),fields:s,image:t?.name??t}),a={image:t instanceof File?`${t.name}, ${ie(t.size)}`:t??"a file",...s};return i`
    <section class="call" aria-labelledby="call-title">
      <h2 id="call-title">The call, as code</h2>
      <div class="columns">
        <${Ll} samples=${r} />
        <div class="json">
          <${Ks} title="Request" line="POST /videos, as a form" body=${a} />
          <${Ks} title="Answer" line=${Rl(n,o)} body=${o??n?.body} />
        </div>
      </div>
    </section>
  `}function Ll({samples:e}){let[t,n]=m(0),o=T(),s=e[t];return i`
    <div class="samples">
      <div class="code-head">
        <div class="tabs" role="tablist" aria-label="Language" ref=${o} onKeyDown=${a=>{let l={ArrowRight:1,ArrowLeft:-1}[a.key];if(!l)return;a.preventDefault();let c=(t+l+e.length)%e.length;n(c),o.current.children[c].focus()}}>
          ${e.map(({name:a},l)=>i`
              <button type="button" role="tab" id=${`tab-${l}`} aria-controls="sample" aria-selected=${l===t?"true":"false"}
                tabindex=${l===t?0:-1} onClick=${()=>n(l)}>${a}</button>
            `)}
        </div>
        <${be} label="Copy" text=${()=>s.code} />
      </div>
      <pre id="sample" role="tabpanel" aria-labelledby=${`tab-${t}`} tabindex="0"><code>${s.code}</code></pre>
    </div>
  `}function Ks({title:e,line:t,body:n}){return i`
    <section aria-label=${e}>
      <div class="code-head"><h3>${e}</h3><span class="quiet small">${t}</span></div>
      <pre tabindex="0" role="region" aria-label=${`${e} as JSON`}><code>${n?JSON.stringify(n,null,2):"\u2026"}</code></pre>
    </section>
  `}function Rl(e,t){return e?`${e.status}, Kinora-Cache: ${e.cache}`:t?`GET /videos/${t.id}`:"after you generate"}var Ie=e=>e.split(":").map(Number);function xn(e,t,n){let[o,s]=Ie(n),r=o/s;return{width:100*Math.min(e,t*r)/e,height:100*Math.min(t,e/r)/t}}function zs(e,t,n){let o=xn(e,t,n),s=Math.round(100-Math.min(o.width,o.height));if(s<1)return`${n} fits: nothing is cut.`;let r=o.width<o.height?"left and right":"top and bottom";return`${n} keeps the middle; ${s} % is cut at ${r}.`}function Qs({fields:e,change:t,problems:n,children:o}){let s={fields:e,change:t,problems:n};return i`
    <${Dl} ...${s}>${o}<//>
    <${Cn} ...${s} name="aspect_ratio" legend="Aspect ratio" values=${Ms} icon=${Ml} />
    <div class="pair">
      <${Cn} ...${s} name="resolution" legend="Resolution" values=${qs} />
      <${Cn} ...${s} name="seconds" legend="Duration" values=${Us} unit=" s" />
    </div>
    <div class="switches">
      <${Ys} ...${s} name="fast_mode" label="Fast mode" help="Faster and cheaper, with less detail" />
      <${Ys} ...${s} name="generate_audio" label="Sound" help="A film with sound; costs more" />
      <${ql} ...${s} />
    </div>
  `}function Dl({fields:e,change:t,problems:n,children:o}){let s=js(e.prompt);return i`
    <div class="field">
      <div class="label-line">
        <label for="prompt">Prompt</label>
        ${o}
        <span class=${`count ${s>4e3?"too-many":""}`} id="prompt-count">
          ${$(s)}<span aria-hidden="true"> / </span><span class="unseen"> of </span>${$(4e3)}
        </span>
      </div>
      <textarea id="prompt" name="prompt" rows="4" dir="auto" placeholder="What happens in the film?" value=${e.prompt}
        aria-describedby="prompt-count prompt-problem" aria-invalid=${n.prompt?"true":null}
        onInput=${r=>t({prompt:r.target.value})}></textarea>
      <${K} name="prompt" problems=${n} />
    </div>
  `}var Ml=e=>{let[t,n]=Ie(e);return i`<${Go} across=${t} down=${n} />`};function Cn({fields:e,change:t,problems:n,name:o,legend:s,values:r,icon:a,unit:l=""}){return i`
    <fieldset class="field" aria-describedby=${`${o}-problem`}>
      <legend>${s}</legend>
      <div class="choice">
        ${r.map(c=>i`
            <label key=${c}>
              <input type="radio" name=${o} value=${c} checked=${e[o]===c}
                onChange=${()=>t({[o]:c})} />
              <span>${a?.(c)}${c}${l}</span>
            </label>
          `)}
      </div>
      <${K} name=${o} problems=${n} />
    </fieldset>
  `}function Ys({fields:e,change:t,problems:n,name:o,label:s,help:r}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">${s}</span><span class="quiet small" id=${`${o}-help`}>${r}</span></span>
        <input type="checkbox" role="switch" name=${o} aria-label=${s} checked=${e[o]}
          aria-describedby=${`${o}-help ${o}-problem`} onChange=${a=>t({[o]:a.target.checked})} />
      </label>
      <${K} name=${o} problems=${n} />
    </div>
  `}function ql({fields:e,change:t,problems:n}){return i`
    <div class="field">
      <label class="switch">
        <span><span class="name">Take</span><span class="quiet small" id="take-help">Another number makes another film</span></span>
        <input type="number" name="take" aria-label="Take" min="1" max=${1e6} value=${e.take}
          aria-describedby="take-help take-problem" aria-invalid=${n.take?"true":null}
          onInput=${({target:o})=>t({take:Number.isInteger(o.valueAsNumber)?o.valueAsNumber:o.value})} />
      </label>
      <${K} name="take" problems=${n} />
    </div>
  `}var Zs="kinora.notify",En=()=>"Notification"in window&&isSecureContext&&Notification.permission!=="denied",Tn=()=>En()&&Notification.permission==="granted"&&sessionStorage.getItem(Zs)==="yes";function Xs(){let[e,t]=m(Tn),[n,o]=m(!En());return n?null:i`
    <button type="button" class="button" aria-pressed=${e?"true":"false"} onClick=${async()=>{let r=e?"no":await Notification.requestPermission();sessionStorage.setItem(Zs,r==="granted"?"yes":"no"),t(Tn()),o(!En())}}>
      <${P} name=${e?"done":"bell"} />Notify me
    </button>
  `}function er(e){if(!document.hidden||!Tn())return;let t=e.status==="completed"?"Your film is ready":"There is no film";try{let n=new Notification(t,{body:me(e.prompt),tag:e.id});n.onclick=()=>window.focus()}catch{}}var tr="kinora.tab",In="stills";var qt=e=>`video/${e}`;async function Ut(e,t){await st("readwrite",n=>n.put({file:t,time:Date.now()},Nn(e))),await Gl()}var nr=e=>st("readwrite",t=>t.delete(Nn(e)));async function Bt(e){return(await st("readonly",n=>n.get(Nn(e))))?.file??null}var Nn=e=>`${Ul()}/${e}`;function Ul(){let e=sessionStorage.getItem(tr);if(e)return e;let t=String(crypto.getRandomValues(new Uint32Array(2)));return sessionStorage.setItem(tr,t),t}async function st(e,t){let n=new Promise(o=>setTimeout(()=>o(null),2e3));return Promise.race([n,Bl(e,t).catch(()=>null)])}async function Bl(e,t){let n=await jl();try{return await or(t(n.transaction(In,e).objectStore(In)))}finally{n.close()}}function jl(){let e=indexedDB.open("kinora",1);return e.onupgradeneeded=()=>e.result.createObjectStore(In).createIndex("time","time"),or(e)}var or=e=>new Promise((t,n)=>{e.onsuccess=()=>t(e.result),e.onerror=()=>n(e.error)});async function Gl(){let e=IDBKeyRange.upperBound(Date.now()-864e5),t=await st("readonly",n=>n.index("time").getAllKeys(e));for(let n of t??[])await st("readwrite",o=>o.delete(n))}function sr(e,t){let{api:n,announce:o,mark:s,refresh:r}=_(b),[a,l]=m({});return k(()=>{if(l({video:t}),!e)return;let c=new AbortController,d=t;return ks(n,e,{onVideo:u=>{l({video:u}),s(Un(u)),d&&d.status!==u.status&&(o(oe(u)?`${Oe(u)}.`:ye(u)),r(),oe(u)&&er(u)),d=u},onTrouble:u=>l(h=>({...h,trouble:u})),signal:c.signal}).catch(u=>l({error:u})),()=>{c.abort(),s("")}},[n,e]),{...a,set:c=>l({video:c})}}function rr(e,t,n){let{api:o,announce:s}=_(b),[r,a]=m(null);return k(()=>{if(a(null),!e.id||t.isLoaded)return;let l=new AbortController;return Wl(o,e,l.signal).then(c=>{if(l.signal.aborted||(t.fill(t.place,c),!e.again))return;let d=c.image?"Generate makes another film of the same still and prompt.":"Choose the still again.";s(`Take ${c.fields.take} is set. ${d}`),n()},c=>!l.signal.aborted&&a(c)),()=>l.abort()},[o,e.id,e.again]),{error:r}}async function Wl(e,{id:t,again:n},o){let s=await e.video(t,o),r=await Bt(qt(t)),a=We(s);return{image:r,fields:n&&s.status!=="failed"?{...a,take:a.take+1}:a}}function ar(){let[e,t]=m(Date.now());return k(()=>{let n=setInterval(()=>t(Date.now()),1e3);return()=>clearInterval(n)},[]),e/1e3}var ir="kinora.loop";function cr({id:e,seen:t,outcome:n}){let{video:o,error:s,trouble:r}=t;return s?i`<${A} error=${s}><p><a href=${te()}>See all your films</a></p><//>`:o?i`<${Hl} key=${e} video=${o} trouble=${r} outcome=${n} onVideo=${t.set} />`:i`<div class="screen" aria-busy="true"></div>`}function Hl({video:e,trouble:t,outcome:n,onVideo:o}){let s=e.status==="completed",r=Wo(e.id,s),[a,l]=m(!1),[c,d]=m(sessionStorage.getItem(ir)!=="no"),p=()=>{sessionStorage.setItem(ir,c?"no":"yes"),d(!c)},f=r.error??(a?{message:"This browser cannot play the film. Download it instead."}:null);return i`
    <${Kl} video=${e} link=${!a&&r.address?r:null} isLooped=${c} onFailure=${()=>l(!0)}>
      <${Vl} video=${e} error=${f} />
    <//>
    <div class="under">
      <p class=${`outcome ${Je(e)?"charged":""}`}>${n??jn(e)}</p>
      <p class="quiet small">${Gn(e)}</p>
      <${A} error=${t} />
      <${Jl} video=${e} isLooped=${c} onLoop=${p} onVideo=${o} />
    </div>
  `}function Kl({video:e,link:t,isLooped:n,onFailure:o,children:s}){let r=ue(je(e.id)),[a,l]=Ie(e.aspect_ratio);return i`
    <div class="screen" style=${{"--across":a,"--down":l}}>
      ${t?i`<${Ho} link=${t} poster=${r} label=${`Film: ${e.prompt}`} isLooped=${n} onFailure=${o} />`:i`${r&&i`<img src=${r} alt="" />`}${s}`}
    </div>
  `}function Vl({video:e,error:t}){return e.status==="failed"?i`<${lr} title=${Hn(e)} text=${e.error.message} />`:t?i`<${lr} title="The film cannot be shown" text=${t.message} />`:e.status==="completed"?i`<div class="curtain"><p class="state">Opening the film</p></div>`:i`<div class="curtain"><${zl} video=${e} /></div>`}function zl({video:e}){let t=ar(),n=e.estimated_completed_at&&Math.max(0,e.estimated_completed_at-t),o=!!e.estimated_completed_at;return i`
    <p class="state">${ye(e)}${o&&` \xB7 ${e.progress} %`}</p>
    <progress max="100" value=${o?e.progress:void 0} aria-label=${ye(e)}></progress>
    <p class="small">
      ${Y(Math.max(0,t-e.created_at))} so far${o&&`, about ${Y(n)} left`}
    </p>
  `}function lr({title:e,text:t}){return i`<div class="curtain"><p class="state">${e}</p><p><${ge} text=${t} /></p></div>`}function Jl({video:e,isLooped:t,onLoop:n,onVideo:o}){let s=e.status==="completed";return i`
    <div class="actions">
      ${s&&i`
        <${Tt} id=${e.id} />
        <${Ko} id=${e.id} />
        <button type="button" class="button" aria-pressed=${t?"true":"false"} onClick=${n}><${P} name="loop" />Loop</button>
        <a class="button" href=${Ee(e.id)}><${P} name="again" />Again, take ${e.take+1}</a>
      `}
      ${e.status==="failed"&&i`<a class="button" href=${Ee(e.id)}><${P} name="again" />Try again</a>`}
      ${!oe(e)&&i`<${Xs} />`}
      ${e.status==="queued"&&i`<${Yl} video=${e} onVideo=${o} />`}
      <a class="button" href=${ee}>New film</a>
    </div>
  `}function Yl({video:e,onVideo:t}){let{api:n,announce:o,refresh:s}=_(b),[r,a]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{a(null);try{t(await n.cancel(e.id)),o("Cancelled. Nothing was charged."),s()}catch(c){a(c)}}}><${P} name="cancel" />Cancel</button>
    <${A} error=${r} />
  `}function dr(){let{api:e}=_(b),[t,n]=m(null);return k(()=>{let o=new AbortController;return e.videos({limit:1},o.signal).then(s=>n(s.data[0]??null),()=>{}),()=>o.abort()},[e]),t&&i`<${Ql} video=${t} />`}function Ql({video:e}){let t=ue(je(e.id));return i`
    <a class="last" href=${de(e.id)}>
      <span class="thumb">${t&&i`<img src=${t} alt="" />`}</span>
      <span class="about">
        <span class="quiet small">Your last film · ${Oe(e)}</span>
        <span class="prompt" dir="auto">${e.prompt}</span>
      </span>
    </a>
  `}function ur({price:e,failure:t}){let{credits:n}=_(b),o=t?.status===402?t.figures:null,s=n&&e!==null?e-n.availableCredit:0;return i`
    <div class="price">
      <p class="sum"><output name="price" aria-label="Price">${e===null?"\u2026":$(e)}</output> credits</p>
      <p class="quiet small" aria-live="polite">
        ${n&&(s>0?i`<span class="short">${L(s)} more than the ${$(n.availableCredit)} you have left</span>`:`of ${$(n.availableCredit)} left; free if this film exists already`)}
      </p>
    </div>
    <div role="alert" class=${o?"notice":null}>
      ${o&&i`
        <p>Not enough credits. Ask an operator to raise your limit.</p>
        <dl class="figures">
          <dt>This film</dt><dd>${$(o.required)}</dd>
          <dt>Your limit</dt><dd>${$(o.creditLimit)}</dd>
          <dt>Used</dt><dd>${$(o.usedCredit)}</dd>
          <dt>Held</dt><dd>${$(o.heldCredit)}</dd>
        </dl>
      `}
    </div>
  `}var Zl="The cat looks up and blinks, soft light, slow push-in";function pr({draft:e,desk:t,problems:n}){let{image:o,fields:s}=e;return i`
    <label class="drop">
      <${fr} onFile=${t.choose} problems=${n} />
      ${o instanceof File&&i`<${oc} key=${o} image=${o} aspectRatio=${s.aspect_ratio} />`}
      ${typeof o=="string"&&i`<${nc} address=${o} />`}
      ${!o&&i`<${tc} aspectRatio=${s.aspect_ratio} />`}
    </label>
    <${K} name="image" problems=${n} />
    <${rc} image=${o} prompt=${s.prompt} desk=${t} />
  `}function mr({image:e,onImage:t,problems:n}){return i`
    <div class="field">
      <label class="still-row">
        <${fr} onFile=${t} problems=${n} />
        <span class="thumb">${e instanceof File&&i`<${ec} image=${e} />`}</span>
        <span class="about">
          <span class="name">Still</span>
          <span class="quiet small" id="image-help">${e?Xl(e):"Not in this browser any more: choose it again"}</span>
        </span>
        <span class="button" aria-hidden="true">Change</span>
      </label>
      <${K} name="image" problems=${n} />
    </div>
  `}function fr({onFile:e,problems:t}){let n=({target:o})=>{o.files.length&&e(o.files[0]),o.value=""};return i`
    <input class="unseen" type="file" name="image" accept=${Bs.join()} aria-label="Still"
      aria-describedby="image-help image-problem" aria-invalid=${t.image?"true":null} onChange=${n} />
  `}var Xl=e=>e instanceof File?`${e.name}, ${ie(e.size)}`:new URL(e).host;function ec({image:e}){return i`<img src=${ue(e)} alt="" />`}function tc({aspectRatio:e}){let[t,n]=Ie(e);return i`
    <span class="invitation" style=${{aspectRatio:`${t} / ${n}`}}>
      <${P} name="still" />
      <strong>Drop a still here</strong>
      <span class="quiet" id="image-help">or paste it, or <u>choose a file</u></span>
      <span class="quiet small">JPEG, PNG, WebP, HEIC or AVIF, up to ${ie(2e7)}</span>
    </span>
  `}function nc({address:e}){return i`
    <span class="invitation address">
      <${P} name="link" />
      <strong dir="auto">${e}</strong>
      <span class="quiet small" id="image-help">Kinora loads it when you generate. <u>Choose a file instead</u></span>
    </span>
  `}function oc({image:e,aspectRatio:t}){let n=ue(e),[o,s]=m(null),[r,a]=m(!1),l=({target:c})=>s({width:c.naturalWidth,height:c.naturalHeight});return i`
    <span class="preview">
      ${r?i`<span class="broken quiet">This browser cannot show the file.</span>`:i`<span class="whole" style=${o&&{"--across":o.width,"--down":o.height}}>
            <img src=${n} alt="The still" onLoad=${l} onError=${()=>a(!0)} />
            ${o&&i`<${sc} size=${o} aspectRatio=${t} />`}
          </span>`}
    </span>
    <span class="caption" id="image-help">
      <span>${e.name}, ${o&&`${o.width} \xD7 ${o.height}, `}${ie(e.size)}</span>
      <span>${o&&zs(o.width,o.height,t)}</span>
      <u>Choose another</u>
    </span>
  `}function sc({size:e,aspectRatio:t}){let n=xn(e.width,e.height,t);return i`<span class="frame" style=${{width:`${n.width}%`,height:`${n.height}%`}}></span>`}function rc({image:e,prompt:t,desk:n}){let[o,s]=m(!1),r=()=>s(!1);return o?i`<${ac} onAddress=${n.choose} onClose=${r} />`:i`
    <div class="actions ways">
      <button type="button" class="button" onClick=${()=>s(!0)}><${P} name="link" />Use an address</button>
      ${!e&&i`<${ic} prompt=${t} desk=${n} />`}
    </div>
  `}function ac({onAddress:e,onClose:t}){let n=T(),[o,s]=m(null);k(()=>n.current.focus(),[]);let r=()=>{let l=n.current.value.trim();return lc(l)?(e(l),t()):s("Give the https address of an image, such as https://example.com/cat.png.")};return i`
    <div class="ways address-field">
      <label class="unseen" for="image-address">Address of the still</label>
      <input id="image-address" ref=${n} type="url" inputmode="url" placeholder="https://…" onKeyDown=${l=>{l.key==="Enter"&&l.preventDefault(),{Enter:r,Escape:t}[l.key]?.()}}
        aria-invalid=${o?"true":null} aria-describedby="image-address-problem" />
      <button type="button" class="button" onClick=${r}>Use it</button>
      <button type="button" class="plain" onClick=${t}>Cancel</button>
    </div>
    <p class="problem" id="image-address-problem" role="alert">${o}</p>
  `}function ic({prompt:e,desk:t}){let[n,o]=m(null);return i`
    <button type="button" class="button" onClick=${async()=>{try{let r=await fetch(new URL("sample.png",import.meta.url));if(!r.ok)throw new Error(String(r.status));await t.choose(new File([await r.blob()],"cat.png",{type:"image/png"})),e.trim()||t.change({prompt:Zl})}catch{o("The sample cannot be loaded. Load the page again.")}}}><${P} name="still" />Try the sample</button>
    ${n&&i`<p class="problem" role="alert">${n}</p>`}
  `}function lc(e){try{return new URL(e).protocol==="https:"}catch{return!1}}var hr=["image","prompt","fast_mode","generate_audio","aspect_ratio","resolution","seconds","take"];function gr({route:e,desk:t}){let n=_(b),o=T(),s=e.again?void 0:e.id,{draft:r}=t,a=cc(t,o),l=a.answer?.id===s?a.answer:null,c=sr(s,l?.body),d=rr(e,t,()=>o.current.querySelector("[type=submit]")?.focus()),p=kn(n.prices,r.fields),f={...a.problems,...t.fileProblem&&{image:t.fileProblem}},u=h=>{t.change(h),a.forget(Object.keys(h))};return k(()=>a.forget(["image"]),[r.image]),k(()=>a.forget([]),[e.id,e.again]),i`
    <form class="playground" ref=${o} onSubmit=${a.send} onKeyDown=${uc} novalidate>
      <h1 class="unseen" tabindex="-1">Playground</h1>
      <div class="stage">
        ${s?i`<${cr} key=${s} id=${s} seen=${c} outcome=${l?.outcome} />`:i`<${pr} draft=${r} desk=${t} problems=${f} />
              ${!e.id&&i`<${dr} />`}`}
      </div>
      ${n.may("videos:write")&&i`<div class="panel">
        ${s&&i`<${mr} image=${r.image} onImage=${t.choose} problems=${f} />`}
        <${Qs} fields=${r.fields} change=${u} problems=${f}>
          ${!e.id&&i`<${dc} desk=${t} />`}
        <//>
        <${ur} price=${p} failure=${a.failure} />
        <${A} error=${a.notice??d.error??n.trouble} />
        <button type="submit" class="primary wide" aria-disabled=${a.isOn} aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick=${h=>a.isOn&&h.preventDefault()}>
          ${a.isOn?"Sending\u2026":"Generate"}
        </button>
        <p class="quiet small hint" aria-hidden="true">${/Mac|iPhone|iPad/.test(navigator.platform)?"\u2318":"Ctrl"} + Enter</p>
      </div>`}
    </form>
    ${n.may("videos:write")&&i`<${Vs} fields=${r.fields} image=${r.image} answer=${l} video=${c.video} />`}
  `}function cc(e,t){let n=_(b),[o,s]=m(null),[r,a]=m({}),[l,c]=m(null),[d,p]=m(!1),{fields:f,image:u}=e.draft;async function h(y){y.preventDefault();let C=Gs(f,u);if(a(C),s(null),Object.keys(C).length)return $r(t.current,Object.keys(C)[0]);p(!0);try{await g()}catch(O){s(O),hr.includes(O.param)&&$r(t.current,O.param)}p(!1)}async function g(){let y=await n.api.create(We(f),u),C=await y.json(),O=y.headers.get("kinora-cache"),G=Date.parse(y.headers.get("date"))/1e3,X=Bn({cache:O,date:G},C,kn(n.prices,f));c({id:C.id,status:y.status,cache:O,outcome:X,body:C}),e.follow(C.id),n.announce(X),n.refresh(),location.hash=de(C.id)}function I(y){s(null),a(C=>Object.fromEntries(Object.entries(C).filter(([O])=>!y.includes(O))))}let v=hr.includes(o?.param),S={...r,...v&&{[o.param]:o.message}},w=o&&!v&&o.status!==402?o:null;return{send:h,forget:I,failure:o,problems:S,notice:w,answer:l,isOn:d}}function dc({desk:e}){return e.restore&&e.isEmpty?i`<button type="button" class="plain" onClick=${e.restore}>Undo clear</button>`:!e.isEmpty&&i`<button type="button" class="plain" onClick=${e.clear}>Clear</button>`}function uc(e){e.key!=="Enter"||!(e.ctrlKey||e.metaKey)||(e.preventDefault(),e.currentTarget.querySelector("[type=submit]").click())}function $r(e,t){e.querySelector(`[name="${t}"]:checked, [name="${t}"]`)?.focus()}function br({paused:e,mayChange:t,onDone:n}){return i`
    <section aria-labelledby="pausing-title" class="part pausing">
      <h2 id="pausing-title">Pause and resume</h2>
      <p class="quiet">A pause lasts until it is resumed, also over a restart.</p>
      ${Object.entries(Ns).map(([o,s])=>i`
          <${pc} key=${o} what=${o} told=${s} pause=${e.find(r=>r.what===o)} mayChange=${t} onDone=${n} />
        `)}
    </section>
  `}function pc({what:e,told:{name:t,help:n},pause:o,mayChange:s,onDone:r}){let{api:a}=_(b),[l,c]=m(""),[d,p]=m(null),f=o?"resume":"pause";return i`
    <form class="form" aria-label=${t} onSubmit=${async h=>{h.preventDefault(),p(null);try{await a.operate.steerQueue(f,{what:e,...l.trim()&&{reason:l.trim()}}),c(""),r(`${t}: ${o?"resumed":"paused"}.`)}catch(g){p(g)}}} novalidate>
      <div>
        <h3>${t} ${o?i`<span class="state bad">Paused</span>`:i`<span class="state good">Going on</span>`}</h3>
        <p class="quiet small">${n}</p>
        ${o&&i`<p class="small">Paused ${N(o.since)}${o.reason&&i`: <span dir="auto">${o.reason}</span>`}</p>`}
      </div>
      ${s&&i`
        <${x} name=${`reason-${e}`} label="Reason (optional)" maxlength="500" value=${l} onInput=${c} />
        <${A} error=${d} />
        <div class="actions"><button class="button">${o?"Resume":"Pause"}<span class="unseen"> ${t.toLowerCase()}</span></button></div>
      `}
    </form>
  `}function _r(){let{api:e,may:t,announce:n}=_(b),o=U(l=>e.operate.queue(l),[e]),{data:s,error:r}=o,a=l=>{n(l),o.again()};return i`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <div class="head">
        <h1 tabindex="-1">Queue</h1>
        <button type="button" class="button" onClick=${o.again}>Show it as it is now</button>
      </div>
      <${B} loaded=${o} />
      ${s&&i`<${mc} queue=${s} mayChange=${t("operate:write")} onDone=${a} />`}
    </section>
  `}function mc({queue:e,mayChange:t,onDone:n}){let{depth:o,oldest_age_seconds:s,in_flight:r,concurrency:a,safe_to_stop_at:l}=e;return i`
    <dl class="tally">
      <div><dt>Waiting</dt><dd>${$(o)}</dd></div>
      <div><dt>The oldest has waited</dt><dd>${s===null?"none":Y(s)}</dd></div>
      <div><dt>Paid calls in flight</dt><dd>${$(r)} of ${$(a)}</dd></div>
      <div><dt>Safe to stop at</dt><dd>${r===0?"now":N(l)}</dd></div>
    </dl>
    <${fc} keys=${e.upstream_keys} />
    <section aria-labelledby="waiting-title" class="part">
      <h2 id="waiting-title">Who waits for what</h2>
      <${hc} clients=${e.clients} mayChange=${t} onDone=${n} />
    </section>
    <${br} paused=${e.paused} mayChange=${t} onDone=${n} />
  `}function fc({keys:e}){return(e??[]).filter(n=>n.stopped!==null).map(({name:n,stopped:o})=>i`<p key=${n} class="notice">No paid call is sent with key ${n} of the model: <span dir="auto">${o}</span></p>`)}function hc({clients:e,mayChange:t,onDone:n}){let[o,s]=m(null);return e.length?i`
    <div class="table" tabindex="0" role="region" aria-label="Clients in the queue">
      <table class="generations">
        <thead>
          <tr><th>Client</th><th class="number">Waiting</th><th class="number">Running</th><th>Waits for</th><th><span class="unseen">Change</span></th></tr>
        </thead>
        <tbody>
          ${e.map(r=>i`
              <tr key=${r.client_id}>
                <td class="name"><a href=${j(r.client_id)} dir="auto">${r.client_name}</a></td>
                <td class="number">${$(r.queued)}</td>
                <td class="number">${$(r.in_flight)}</td>
                <td class="name">
                  ${r.waiting_for&&i`${Ft[r.waiting_for]??r.waiting_for}`}
                  ${r.oldest_age_seconds!==null&&i` <span class="quiet small">for ${Y(r.oldest_age_seconds)}</span>`}
                </td>
                <td>
                  ${t&&r.queued>0&&i`
                    <button type="button" class="button" aria-label=${`Cancel what waits: ${r.client_name}`}
                      onClick=${()=>s(r)}>Cancel…</button>
                  `}
                </td>
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    ${o&&i`<${$c} client=${o} onDone=${r=>(s(null),n(r))} onNo=${()=>s(null)} />`}
  `:i`<p class="quiet part-none">Nobody: nothing waits and nothing runs. <a href=${V()}>See all generations</a>.</p>`}function $c({client:{client_id:e,client_name:t},onDone:n,onNo:o}){let{api:s}=_(b),r=a=>s.operate.steerQueue("cancel",{filter:{client:e}},{isDry:a});return i`
    <${z} title=${`Cancel what ${t} has queued?`} name=${t} yes="Cancel them"
      lead="Nothing was billed for it, and its credits are given back. What has been sent goes on. Others who share such a film lose it too."
      rehearse=${async()=>gc(await r(!0))} act=${()=>r(!1)}
      onDone=${({cancelled:a})=>n(`${$(a)} cancelled.`)} onNo=${o} />
  `}var gc=({cancelled:e,released_credits:t,has_more:n})=>({cancelled:{from:null,to:`${$(e)}${n?", the oldest first; more are left":""}`},givenBack:{from:null,to:L(t)}});function wr({reason:e,hasDraft:t,onKey:n}){let[o,s]=m(e),[r,a]=m(!1),l=T(),c=T();k(()=>{document.title="Sign in \xB7 Kinora",l.current.focus()},[]);async function d(p){p.preventDefault();let f=l.current.value.trim();s(null),a(!0);let u=await bc(f);return a(!1),u?(s(u),l.current.focus()):n(f,c.current.checked)}return i`
    <main class="sign-in">
      <form class="sign-in-card" onSubmit=${d} novalidate>
        <${Et} />
        <h1>Kinora</h1>
        <p class="quiet">Turns a still into a film.</p>
        <input class="unseen" type="text" name="username" autocomplete="username" value="Kinora" readonly tabindex="-1" aria-hidden="true" />
        <label for="key">API key</label>
        <input ref=${l} id="key" name="password" type="password" autocomplete="current-password" spellcheck="false" placeholder="kin_…"
          aria-invalid=${o?"true":null} aria-describedby="key-help key-problem" />
        <p id="key-problem" class="problem" role="alert">${o&&i`<${ge} text=${o} />`}</p>
        <label class="check"><input ref=${c} type="checkbox" name="stay" />Keep me signed in on this device</label>
        <button class="primary" disabled=${r}>${r?"One moment\u2026":"Sign in"}</button>
        ${t&&i`<p class="small">Your draft is kept: sign in to go on with it.</p>`}
        <p id="key-help" class="quiet small">
          An operator gives you the key. Unless you tick the box, only this tab keeps it, until you close it.
        </p>
        <p class="small"><a href="docs">API documentation</a></p>
      </form>
    </main>
  `}async function bc(e){if(!/^[\x21-\x7e]+$/.test(e))return"Paste your key: it begins with kin_.";try{return await it(e,()=>{}).currentKey(),null}catch(t){return t.message}}var _c={true:"It was billed?",false:"It was not billed?"},wc={true:"The charge is confirmed, and the client keeps it. There is one verdict, and it stays.",false:"The client gets back what it was charged. There is one verdict, and it stays."};function yr({evidence:e,onDone:t}){let{api:n}=_(b),[o,s]=m(""),[r,a]=m(null),{generationId:l,clientName:c}=e,d=u=>`${u?"Billed":"Not billed"}: ${L(e.credits)} of ${c}, ${N(e.lostAt)}`,p=u=>a({billed:u,once:Ke(),note:o.trim()}),f=({billed:u,note:h,once:g},I)=>n.operate.giveVerdict(l,{billed:u,...h&&{note:h}},{isDry:I,once:I?void 0:g});return i`
    <div class="form beside verdict">
      <${x} name=${`note-${l}`} label="How it was found out (optional)" hint="For the audit log; the client sees it with a refund."
        maxlength="500" value=${o} onInput=${s} />
      <div class="actions">
        ${[!0,!1].map(u=>i`
            <button type="button" class="button" aria-label=${d(u)} onClick=${()=>p(u)}>
              ${u?"It was billed\u2026":"It was not billed\u2026"}
            </button>
          `)}
      </div>
    </div>
    ${r&&i`<${z} title=${_c[r.billed]} lead=${wc[r.billed]} yes="Give the verdict"
      rehearse=${async()=>yc(await f(r,!0))} act=${()=>f(r,!1)}
      onDone=${()=>(a(null),t("The verdict is given."))} onNo=${()=>a(null)} />`}
  `}var yc=({billed:e,refundedCredit:t,note:n})=>({billed:{from:null,to:e},givenBack:{from:null,to:L(t)},...n&&{note:{from:null,to:n}}});var vc=20,An={"":{name:"Waiting for a verdict",verdict:"none"},any:{name:"All"}};function vr({route:{client:e,verdict:t,after:n}}){let{api:o,may:s,announce:r}=_(b),{verdict:a}=An[t]??An.any,c=U(g=>o.operate.generations({state:"unknown",verdict:a,client:e,after:n,limit:vc},g),[o,a,e,n]),{data:d,error:p}=c,f=g=>{r(g),c.again()},{problems:u,notice:h}=H(p,["client"]);return i`
    <section class="page" aria-busy=${d||p?null:"true"}>
      <h1 tabindex="-1">Unknown outcomes</h1>
      <p class="quiet">
        Paid calls whose answer was lost. They are never sent again. The model's own counter of used credits, before and after, shows whether
        ${" "}one was billed.
      </p>
      <div class="finder under-head"><${Sc} client=${e} verdict=${a} /></div>
      <${xc} key=${e} client=${e} kind=${t} problems=${u} />
      <${B} loaded=${{...c,error:h}} />
      ${d?.data.length>0&&i`
        <ul class="log unknown">
          ${d.data.map(({id:g,evidence:I})=>i`<${kc} key=${g} evidence=${I} mayDecide=${s("operate:write")} onDone=${f} />`)}
        </ul>
      `}
      ${d&&!d.data.length&&i`<${Cc} isFiltered=${e||n} isWaiting=${a} />`}
      <${Re} name="unknown outcomes" page=${d} after=${n} write=${g=>Z({client:e,verdict:t,after:g})} />
    </section>
  `}function kc({evidence:e,mayDecide:t,onDone:n}){let{generationId:o,clientId:s,clientName:r,credits:a,verdict:l}=e;return i`
    <li>
      <h2>
        <a href=${De(o)}>${L(a)}</a> of <a href=${j(s)} dir="auto">${r}</a>
      </h2>
      <${Mt} evidence=${e} />
      <${Dt} evidence=${e} />
      ${t&&!l&&i`<${yr} evidence=${e} onDone=${n} />`}
    </li>
  `}function Sc({client:e,verdict:t}){return i`
    <nav class="filter" aria-label="Verdict">
      ${Object.entries(An).map(([n,{name:o,verdict:s}])=>i`<a key=${n} href=${Z({client:e,verdict:n})} aria-current=${s===t?"true":null}>${o}</a>`)}
    </nav>
  `}function xc({client:e,kind:t,problems:n}){let[o,s]=m(e);return i`
    <form class="filters" role="search" aria-label="Unknown outcomes" onSubmit=${a=>{a.preventDefault(),location.hash=Z({client:o.trim(),verdict:t})}} novalidate>
      <${x} name="client" label="Paid by (client id)" placeholder="client_…" problems=${n} value=${o} onInput=${s} />
      <div class="actions">
        <button class="button">Show</button>
        ${e&&i`<a class="button plain" href=${Z({verdict:t})}>Of all clients</a>`}
      </div>
    </form>
  `}function Cc({isFiltered:e,isWaiting:t}){let n=i`<a href=${Z({verdict:"any"})}>Show all unknown outcomes</a>`;return e?i`<p class="none">No unknown outcome fits. ${n}.</p>`:t?i`<p class="none">None waits for a verdict. ${n}, also those that have one.</p>`:i`<p class="none">None: every paid call has an answer. <a href=${V()}>See all generations</a>.</p>`}var On=120,kr=.2;function Sr({columns:e,label:t}){let n=Math.max(...e.map(({value:s})=>s),1),o=e.reduce((s,{value:r})=>s+r,0);return i`
    <figure class="chart bars">
      <figcaption class="quiet small">${t}: ${$(o)}; the top edge is ${$(n)}</figcaption>
      <svg viewBox=${`0 0 ${e.length} ${On}`} preserveAspectRatio="none" role="img"
        aria-label=${`${t}, from ${e[0].name} to ${e.at(-1).name}: ${$(o)} together. The table has each figure.`}>
        ${e.map(({name:s,value:r},a)=>{let l=r/n*(On-4);return i`<rect key=${s} x=${a+kr/2} y=${On-l} width=${1-kr} height=${l} />`})}
      </svg>
    </figure>
  `}var Er=30,Pn=1e3,Ec={"1d":"Days","1h":"Hours"},Tc={"":"Nothing",client:"Client",outcome:"Outcome"},Ne={videos:"Videos",generations:"Paid generations",credits_settled:"Credits settled",credits_refunded:"Refunded",credits_saved_by_hits:"Saved by hits",credits_saved_by_joins:"Saved by joins"},xr={start_time:"from",end_time:"to",bucket_width:"width",timezone:"zone",group_by:"label",client:"client"};function Tr({route:e}){let{api:t}=_(b),n=Ic(e),o=U(async d=>t.operate.usage(Cr(n),d),[t,...Object.values(n)]),{data:s,error:r}=o,a=r?.param?Object.assign(Object.create(r),{param:xr[r.param]}):r,{problems:l,notice:c}=H(a,Object.values(xr));return i`
    <section class="page" aria-busy=${s||r?null:"true"}>
      <h1 tabindex="-1">Usage</h1>
      <p class="quiet">Counted from the videos and the ledger at this moment. Credits count when they were settled, videos when they were accepted.</p>
      <${Nc} key=${JSON.stringify(n)} filter=${n} given=${e} problems=${l} />
      <${B} loaded=${{...o,error:c}} />
      ${s&&i`<${Ac} page=${s} filter=${n} ask=${()=>t.operate.usageFile(Cr(n))} />`}
    </section>
  `}function Ic({page:e,...t}){let n=t.zone||ct(),o;try{o=Se(Date.now()/1e3,n)}catch{o=Se(Date.now()/1e3,"UTC")}let s=t.to||o;return{...t,zone:n,to:s,from:t.from||Jt(s,1-Er),width:t.width||"1d"}}function Cr({from:e,to:t,width:n,zone:o,group:s,label:r,client:a}){let l=d=>{try{return Yt(d,o)}catch{return Yt(d,"UTC")}},c=[s,r&&`metadata.${r}`].filter(Boolean);return{start_time:l(e),end_time:l(Jt(t,1)),bucket_width:n,timezone:o,group_by:c,client:a}}function Nc({filter:e,given:t,problems:n}){let[o,s]=m(e),r=c=>d=>s(p=>({...p,[c]:d.trim()})),a=c=>{c.preventDefault();let d=Object.fromEntries(["from","to"].map(p=>[p,o[p]===e[p]?t[p]:o[p]]));location.hash=Te({...o,...d})},l=c=>({name:c,problems:n,value:o[c],onInput:r(c)});return i`
    <form class="filters" role="search" aria-label="Usage" onSubmit=${a} novalidate>
      <${x} ...${l("from")} type="date" label="First day" required />
      <${x} ...${l("to")} type="date" label="Last day" required />
      <${W} ...${l("width")} label="One bar is" options=${Ec} />
      <${x} ...${l("zone")} label="Time zone" placeholder="Europe/Berlin" />
      <${W} ...${l("group")} label="Group by" options=${Tc} />
      <${x} ...${l("label")} label="And by label" placeholder="campaign" />
      <${x} ...${l("client")} label="Only client (id)" placeholder="client_…" />
      <div class="actions"><button class="button">Show</button></div>
    </form>
  `}function Ac({page:e,filter:t,ask:n}){let[o,s]=m("credits_settled"),r=t.width==="1h",a=(d,p)=>d.reduce((f,u)=>f+u[p],0),l=e.data.flatMap(({results:d})=>d);if(!l.some(d=>Object.keys(Ne).some(p=>d[p])))return i`<p class="none">Nothing was made in this time. Choose other days, or <a href=${Te()}>show the last ${Er} days</a>.</p>`;let c=e.data.map(({start_time:d,results:p})=>({name:Qt(d,t.zone,r),value:a(p,o)}));return i`
    <dl class="tally">
      ${Object.entries(Ne).map(([d,p])=>i`<div key=${d}><dt>${p}</dt><dd>${$(a(l,d))}</dd></div>`)}
    </dl>
    <div class="head ledger-head">
      <h2 id="usage-title">By ${r?"hour":"day"}</h2>
      <div class="actions"><${It} ask=${n} /></div>
    </div>
    <div class="actions">
      ${Object.entries(Ne).map(([d,p])=>i`
            <button key=${d} type="button" class="button" aria-pressed=${o===d?"true":"false"} onClick=${()=>s(d)}>${p}</button>
          `)}
    </div>
    <${Sr} columns=${c} label=${Ne[o]} />
    <${Oc} page=${e} filter=${t} isHour=${r} />
  `}function Oc({page:e,filter:t,isHour:n}){let o=t.group||t.label,r=e.data.flatMap(({start_time:a,results:l})=>l.map(c=>({start:a,result:c}))).filter(({result:a})=>Object.keys(Ne).some(l=>a[l]));return i`
    <div class="table" tabindex="0" role="region" aria-labelledby="usage-title">
      <table class="usage">
        <thead>
          <tr>
            <th>${n?"Hour":"Day"}</th>${o&&i`<th>Group</th>`}
            ${Object.entries(Ne).map(([a,l])=>i`<th key=${a} class="number">${l}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${r.slice(0,Pn).map(({start:a,result:l})=>i`
              <tr>
                <td>${Qt(a,t.zone,n)}</td>
                ${o&&i`<td dir="auto">${Pc(l)}</td>`}
                ${Object.keys(Ne).map(c=>i`<td key=${c} class="number">${$(l[c])}</td>`)}
              </tr>
            `)}
        </tbody>
      </table>
    </div>
    <p class="quiet small">
      ${n?"Hours":"Days"} in which nothing happened are left out.
      ${r.length>Pn&&` These are the first ${$(Pn)} rows; the file has all.`}
    </p>
  `}function Pc({client_name:e,outcome:t,metadata:n}){let o=Object.entries(n??{}).map(([s,r])=>`${s}: ${r??"none"}`);return[e,Kn[t]??t,...o].filter(Boolean).join(" \xB7 ")}var Ln="kinora.drafts",ae=Object.freeze({fields:ot,image:null}),Rn=Object.freeze({fresh:ae,shown:null});async function Nr(){let e=Rc();if(!e)return Rn;let[t,n]=await Promise.all([Ir("fresh",e.fresh),Ir("shown",e.shown)]);return{fresh:t??ae,shown:n}}function Ar(e,t){let n=Object.fromEntries(Object.entries(e).map(([o,s])=>[o,s&&Lc(s)]));e.fresh===ae&&!e.shown?sessionStorage.removeItem(Ln):sessionStorage.setItem(Ln,JSON.stringify(n));for(let o of Object.keys(e)){let s=e[o]?.image;s!==t[o]?.image&&(s instanceof File?Ut(o,s):nr(o))}}var Lc=({image:e,...t})=>({...t,image:e instanceof File?{name:e.name}:e});async function Ir(e,t){if(!t)return null;let n=t.image?.name===void 0?t.image:await Bt(e);return{...t,fields:{...ot,...t.fields},image:n}}function Rc(){try{return JSON.parse(sessionStorage.getItem(Ln))}catch{return null}}var Or="Export it as JPEG or PNG.";async function Pr(e){if(!e.size)return"This file is empty. Choose another one.";let t=qc(new Uint8Array(await e.slice(0,32).arrayBuffer()));return t&&!Fc.includes(t)?`${Dc[t]??`This is ${t}, not an image.`} ${Or}`:t?e.size>2e7?`This file has ${ie(e.size)}; ${ie(2e7)} is the limit. Make it smaller, or save it as JPEG.`:null:`This is not an image that Kinora can read. ${Or}`}var Fc=["JPEG","PNG","WebP","HEIC","AVIF"],Dc={GIF:"This is a GIF image.",TIFF:"This is a TIFF image.",BMP:"This is a BMP image.",SVG:"This is an SVG drawing."},Mc=(e,t,n)=>String.fromCharCode(...e.slice(t,n));function qc(e){let t=Mc(e,0,32);return t.startsWith("\xFF\xD8\xFF")?"JPEG":t.startsWith(`\x89PNG\r

`)?"PNG":t.startsWith("RIFF")&&t.slice(8,12)==="WEBP"?"WebP":t.startsWith("GIF8")?"GIF":t.startsWith("II*\0")||t.startsWith("MM\0*")?"TIFF":t.startsWith("BM")?"BMP":t.startsWith("%PDF")?"a PDF document":/^\s*(<\?xml|<svg)/.test(t)?"SVG":t.slice(4,8)==="ftyp"?Uc(t):null}function Uc(e){let t=e.slice(8,12)+e.slice(16);return/avi[fs]/.test(t)?"AVIF":/hei[cxms]|hev[cxms]|mif1|msf1/.test(t)?"HEIC":"a film"}function Lr(e){let[t,n]=m(e),o=T(e);return un(()=>{Ar(t,o.current),o.current=t},[t]),{drafts:t,set:n,forget:()=>n(Rn),hasAny:t.fresh!==ae}}var Ht=({id:e,again:t})=>e?`${e}${t?"/again":""}`:"fresh",Gt=(e,t)=>t==="fresh"?e.fresh:e.shown?.place===t?e.shown:null,Wt=(e,t,{fields:n,image:o})=>t==="fresh"?{...e,fresh:{fields:n,image:o}}:{...e,shown:{place:t,fields:n,image:o}};function Rr(e,{drafts:t,set:n}){let o=Ht(e??{}),[s,r]=m(null),[a,l]=m(null),c=Gt(t,o),d=c??ae,p=(u,h)=>n(g=>Wt(g,u,h));async function f(u){let h=u instanceof File?await Pr(u):null;r(h),l(null);let g=Bc(e);if(h)return g.page&&(location.hash=g.page);n(I=>Wt(I,g.place,Gc(Gt(I,o)??ae,g,u))),g.page&&(location.hash=g.page)}return{place:o,draft:d,isLoaded:c!==null,fileProblem:s,choose:f,change:u=>{r(null),l(null),n(h=>Wt(h,o,jc(Gt(h,o)??ae,u)))},fill:(u,h)=>n(g=>Gt(g,u)?g:Wt(g,u,h)),follow:u=>{d.image instanceof File&&Ut(qt(u),d.image),p(Ht({id:u}),d)},clear:()=>{r(null),l(d),n(u=>({...u,fresh:ae}))},restore:a&&(()=>(l(null),p("fresh",a))),isEmpty:d===ae}}function Bc(e){return e?.page!=="playground"?{place:"fresh",page:ee}:e.id&&!e.again?{place:Ht({...e,again:!0}),page:Ee(e.id),isNew:!0}:{place:Ht(e),page:null}}var jc=(e,t)=>({...e,fields:{...e.fields,...t}}),Gc=(e,{isNew:t},n)=>({image:n,fields:t?{...e.fields,take:1}:e.fields});function Fn({dataTransfer:e,target:t}){let n=e?.types??[];return n.includes("Files")||n.includes("text/uri-list")&&!t.closest?.("input, textarea")}var Wc=({clipboardData:e,target:t})=>!(t.closest?.("input, textarea")&&e?.types.includes("text/plain"));function Dr(){k(()=>{let e=t=>Fn(t)&&t.preventDefault();return addEventListener("dragover",e),addEventListener("drop",e),()=>{removeEventListener("dragover",e),removeEventListener("drop",e)}},[])}function Mr({onFile:e,onAddress:t}){let[n,o]=m(!1);return k(()=>{let c={dragover:d=>o(Fn(d)),dragleave:d=>d.relatedTarget===null&&o(!1),drop:d=>{o(!1),Fn(d)&&Fr(d.dataTransfer,e,t)},paste:d=>Wc(d)&&Fr(d.clipboardData,e)&&d.preventDefault()};for(let[d,p]of Object.entries(c))addEventListener(d,p);return()=>{for(let[d,p]of Object.entries(c))removeEventListener(d,p)}}),i`<div class="drop-note" hidden=${!n} aria-hidden="true"><span>Drop it anywhere: it becomes the still</span></div>`}function Fr(e,t,n){let[o]=e?.files??[];if(o)return t(o),!0;let s=n&&e?.getData("text/uri-list").split(/\r?\n/).find(Hc);return s&&n(s),!!s}var Hc=e=>e.startsWith("https://")&&new URL(e).origin!==location.origin;function qr({pages:e,current:t,who:n,credits:o,onSignOut:s,onSkip:r}){return i`
    <header class="top">
      <button class="skip" onClick=${r}>Skip to the content</button>
      <a class="home" href="#/"><${Et} />Kinora</a>
      <nav aria-label="Pages">
        ${Object.entries(e).map(([a,{title:l,address:c}])=>i`<a href=${c} aria-current=${a===t?"page":null}>${l}</a>`)}
        <a href="docs">API</a>
      </nav>
      <p class="purse">${o&&`${L(o.availableCredit)} left`}</p>
      <${Kc} who=${n} onSignOut=${s} />
    </header>
  `}function Kc({who:e,onSignOut:t}){let n=e?.clientName??"Account",o=at();return i`
    <button class="plain account-button" popovertarget="account" aria-label=${`Account: ${n}`}>
      <span class="who">${n}</span><${P} name="down" />
    </button>
    <div id="account" popover="auto">
      <p class="quiet small">This key belongs to</p>
      <p class="who">${n}</p>
      ${e&&i`<p class="quiet small">It may ${ke(e.scopes.map(s=>se[s]??s))}</p>`}
      <p class="quiet small">Address of the API</p>
      <p class="address"><code>${o}</code></p>
      <div class="actions">
        <${be} label="Copy address" text=${()=>o} />
        <a class="button" href="docs">Documentation</a>
        <button type="button" class="button" onClick=${t}>Sign out</button>
      </div>
    </div>
  `}function Ur({title:e,scope:t,pages:n}){let o=Object.values(n).map(({title:s,address:r})=>i`<a href=${r}>${s}</a>`);return i`
    <section class="page lead">
      <h1 tabindex="-1">${e}</h1>
      <p>This key cannot ${se[t]}: it does not have the scope <code>${t}</code>.</p>
      <p>${Vc(t,n)}</p>
      ${o.length>0&&i`<p>With this key you can open: ${Ye(o)}.</p>`}
    </section>
  `}function Vc(e,t){return e.startsWith("operate:")?"Sign out, and sign in with the key of an operator.":t.clients?i`
    Films are made with the key of an app: <a href=${D()}>choose a client</a> and issue a key for it, or issue one
    with this scope for yourself. Then sign out, and sign in with that key.
  `:"Ask an operator for a key with this scope. Then sign out, and sign in with it."}var He="kinora.key",zc=/^#\/?key=(kin_[\x21-\x7e]+)$/;function Dn(){let e=zc.exec(location.hash)?.[1];return e?(history.replaceState(null,"",location.pathname+location.search),sessionStorage.setItem(He,e),e):null}function Br(){let[e,t]=m(()=>sessionStorage.getItem(He)??localStorage.getItem(He)),n=(o,s=!1)=>{sessionStorage.removeItem(He),localStorage.removeItem(He),o&&(s?localStorage:sessionStorage).setItem(He,o),t(o)};return k(()=>{let o=()=>{let s=Dn();s&&(t(s),dispatchEvent(new HashChangeEvent("hashchange")))};return addEventListener("hashchange",o),()=>removeEventListener("hashchange",o)},[]),[e,n]}function jr(){let[e,t]=m(location.hash);return k(()=>{let n=()=>t(location.hash);return addEventListener("hashchange",n),()=>removeEventListener("hashchange",n)},[]),No(e)}function Gr(e){let[t,n]=m({who:null,trouble:null}),o=()=>e.currentKey().then(s=>n({who:s,trouble:null}),s=>n({who:null,trouble:s}));return k(()=>{o()},[e]),{...t,retry:o}}function Wr(e,t){let[n,o]=m(null),[s,r]=m(null),[a,l]=m(null),c=async(p,f)=>{try{f(await p()),l(null)}catch(u){l(u)}},d=()=>t&&c(e.credits,o);return k(()=>{d(),c(e.prices,r)},[e,t]),{credits:n,prices:s,refresh:d,trouble:a}}var Hr={playground:{title:"Playground",address:ee,view:gr,scope:"videos:write"},films:{title:"My films",address:te(),view:xs,scope:"videos:read"},credits:{title:"My credits",address:Do,view:$s,scope:"credits:read"},overview:{title:"Overview",address:Mo,view:Ds,scope:"operate:read"},clients:{title:"Clients",address:D(),view:ds,scope:"operate:read"},client:{title:"Client",under:"clients",view:rs,scope:"operate:read"},"new client":{title:"New client",under:"clients",view:Rs,scope:"operate:write"},queue:{title:"Queue",address:xt,view:_r,scope:"operate:read"},generations:{title:"Generations",address:V(),view:Ls,scope:"operate:read"},generation:{title:"Generation",under:"generations",view:Ps,scope:"operate:read"},unknown:{title:"Unknown outcomes",address:Z(),view:vr,scope:"operate:read"},usage:{title:"Usage",address:Te(),view:Tr,scope:"operate:read"},"audit-log":{title:"Audit log",address:Q(),view:qo,scope:"operate:read"}};function Kr({drafts:e}){let[t,n]=Br(),[o,s]=m(null),r=Lr(e);Dr();let a=(d,p)=>{s(null),n(d,p)},l=d=>{n(null),s(d.message)},c=()=>{r.forget(),n(null)};return t?i`<${Jc} key=${t} apiKey=${t} drafts=${r} onRefused=${l} onSignOut=${c} />`:i`<${wr} reason=${o} hasDraft=${r.hasAny} onKey=${a} />`}function Jc({apiKey:e,drafts:t,onRefused:n,onSignOut:o}){let s=Le(()=>it(e,n),[e]),{who:r,trouble:a,retry:l}=Gr(s),c=C=>r?.scopes.includes(C)??!1,d=Yc(jr(),c),p=Wr(s,c("credits:read")),f=Rr(d,t),[u,h]=m(""),[g,I]=m(""),v=T(),S=d&&Hr[d.page];ed(S?.title??"Page not found",g,v);let w=Object.fromEntries(Object.entries(Hr).filter(([,{address:C,scope:O}])=>C&&c(O))),y={api:s,may:c,who:r,announce:h,mark:I,...p};return i`
    <${b.Provider} value=${y}>
      <${qr} pages=${w} current=${S?.under??d?.page} who=${r} credits=${p.credits} onSignOut=${o}
        onSkip=${()=>Vr(v)} />
      <main ref=${v}>
        ${r?i`<${Qc} page=${S} route=${d} desk=${f} pages=${w} may=${c} />`:i`<${Zc} title=${S?.title} trouble=${a} onRetry=${l} />`}
      </main>
      ${c("videos:write")&&i`<${Mr} onFile=${f.choose} onAddress=${f.choose} />`}
      <p class="unseen" role="status" aria-live="polite" id="announcer">${u}</p>
    <//>
  `}function Yc(e,t){return e?.page==="playground"&&!e.id&&!t("videos:write")&&t("operate:read")?{page:"overview"}:e}function Qc({page:e,route:t,desk:n,pages:o,may:s}){if(!e)return i`<${Xc} pages=${o} />`;let r=t.id&&t.page==="playground"?"videos:read":e.scope;return s(r)?i`<${e.view} route=${t} desk=${n} />`:i`<${Ur} title=${e.title} scope=${r} pages=${o} />`}function Zc({title:e,trouble:t,onRetry:n}){return i`
    <section class="page" aria-busy=${t?null:"true"}>
      <h1 class=${t?null:"unseen"} tabindex="-1">${e??"Kinora"}</h1>
      <${A} error=${t} />
      ${t&&i`<div class="pages"><button type="button" class="button" onClick=${n}>Try again</button></div>`}
    </section>
  `}function Xc({pages:e}){let[t]=Object.values(e);return i`
    <section class="page">
      <h1 tabindex="-1">Page not found</h1>
      <p>There is no page at this address. ${t&&i`<a href=${t.address}>Go to: ${t.title}</a>.`}</p>
    </section>
  `}function ed(e,t,n){let o=T(!0);k(()=>{document.title=`${t&&`${t} \xB7 `}${e} \xB7 Kinora`},[e,t]),k(()=>{o.current||(Vr(n),scrollTo(0,0)),o.current=!1},[e])}function Vr(e){e.current.querySelector("h1")?.focus({preventScroll:!0})}Dn();var td=await Nr();ln(i`<${Kr} drafts=${td} />`,document.getElementById("app"));
